package org.gelegen.records.bank;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.CaseReferences.CaseReference;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.records.bank.BankEntry.Direction;
import org.gelegen.records.bank.BankEntry.Sum;
import org.gelegen.records.bank.PaymentMatcher.Match;
import org.gelegen.records.bank.StatementReport.Left;
import org.jspecify.annotations.Nullable;

/**
 * Turns bank statements into payments of one client's cases. A payment's id follows from the bank's
 * own references, so that a statement that comes again changes nothing. Of the payer nothing is
 * kept.
 */
public final class StatementImport {
  private static final int BATCH = 5_000;
  private static final String ID = "bank-";

  private final RecordIntake intake;
  private final ClientRecord client;
  private final PaymentMatcher matcher;

  /** Reads the client's cases, once for all statements. */
  public StatementImport(RecordIntake intake, CaseReferences cases, ClientRecord client) {
    this.intake = intake;
    this.client = client;
    NamedCases named = new NamedCases();
    cases.forEachCase(client.clientId(), named::add);
    matcher = new PaymentMatcher(named);
  }

  /**
   * Imports a file of statements; does not close {@code in}. Nothing is imported when it cannot be
   * read to its end.
   *
   * @throws BankStatementException when it is no statement that can be read
   */
  public StatementReport run(InputStream in) throws IOException {
    List<BankEntry> entries = new Camt053Reader().read(in, client.timeZone());
    List<NumberedRecord> payments = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      BankEntry entry = entries.get(i);
      switch (judge(entry)) {
        case Judgement.Pays(PaymentRecord payment) ->
            payments.add(new NumberedRecord(i + 1L, payment));
        case Judgement.Stays(String reason) -> left.add(left(i + 1, entry, reason, false));
      }
    }
    long accepted = 0;
    long duplicates = 0;
    for (int from = 0; from < payments.size(); from += BATCH) {
      IntakeResult result =
          intake.accept(payments.subList(from, Math.min(payments.size(), from + BATCH)));
      accepted += result.accepted();
      duplicates += result.duplicates();
      result
          .rejected()
          .forEach(
              rejection -> {
                int number = Math.toIntExact(rejection.line());
                left.add(left(number, entries.get(number - 1), rejection.reason(), true));
              });
    }
    left.sort(Comparator.comparingInt(Left::number));
    return new StatementReport(entries.size(), accepted, duplicates, left);
  }

  private sealed interface Judgement {
    record Pays(PaymentRecord payment) implements Judgement {}

    record Stays(String reason) implements Judgement {}
  }

  private Judgement judge(BankEntry entry) {
    @Nullable String obstacle = obstacle(entry);
    if (obstacle != null || entry.sum() == null || entry.at() == null) {
      return new Judgement.Stays(String.valueOf(obstacle));
    }
    return switch (matcher.match(entry.remittance())) {
      case Match.None(String reason) -> new Judgement.Stays(reason);
      case Match.Found(CaseReference named) ->
          new Judgement.Pays(
              new PaymentRecord(
                  client.clientId(),
                  new PaymentId(ID + entry.identity()),
                  named.debtorId(),
                  named.caseId(),
                  entry.at(),
                  signed(entry.sum().value(), entry.direction())));
    };
  }

  /** Why an entry is no payment whatever it is for, or null. */
  private @Nullable String obstacle(BankEntry entry) {
    String ours = client.currency().getCurrencyCode();
    return switch (entry.direction()) {
      case UNKNOWN -> "says neither credit nor debit";
      case DEBIT -> "is a debit";
      case DEBIT_REVERSED -> "takes a debit back";
      case CREDIT, CREDIT_REVERSED -> {
        if (!entry.booked()) {
          yield "is not booked yet";
        }
        if (entry.sum() == null) {
          yield "has no amount that can be read";
        }
        if (!entry.sum().currency().equals(ours)) {
          yield "is not in " + ours;
        }
        if (entry.sum().value().signum() == 0) {
          yield "is about nothing";
        }
        if (entry.at() == null) {
          yield "has no date of booking that can be read";
        }
        yield entry.identity().isEmpty()
            ? "has no reference of the bank, so that it cannot be told apart when it comes again"
            : null;
      }
    };
  }

  private static BigDecimal signed(BigDecimal value, Direction direction) {
    return switch (direction) {
      case CREDIT, DEBIT_REVERSED, UNKNOWN -> value;
      case DEBIT, CREDIT_REVERSED -> value.negate();
    };
  }

  private Left left(int number, BankEntry entry, String reason, boolean refused) {
    Sum sum = entry.sum();
    return new Left(
        number,
        entry.reference(),
        sum == null ? null : signed(sum.value(), entry.direction()),
        sum == null ? "" : sum.currency(),
        entry.at() == null ? null : entry.at().atZone(client.timeZone()).toLocalDate(),
        reason,
        refused);
  }
}
