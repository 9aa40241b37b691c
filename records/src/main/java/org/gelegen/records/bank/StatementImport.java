package org.gelegen.records.bank;

import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
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
 * own references, and a payment that is in the log stays with its case and its debtor whatever has
 * become of them, so that a statement that comes again changes nothing. Of the payer nothing is
 * kept.
 */
public final class StatementImport {
  private static final int BATCH = 5_000;
  private static final String ID = "bank-";

  private final RecordIntake intake;
  private final CaseReferences cases;
  private final ClientRecord client;
  private final PaymentMatcher matcher;

  /**
   * Reads the client's cases, once for all statements.
   *
   * @param at the moment as of which cases have their names and debtors
   */
  public StatementImport(
      RecordIntake intake, CaseReferences cases, ClientRecord client, Instant at) {
    this.intake = intake;
    this.cases = cases;
    this.client = client;
    NamedCases named = new NamedCases();
    cases.forEachCase(client.clientId(), at, named::add);
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
    Map<PaymentId, CaseReference> known = known(entries);
    List<NumberedRecord> payments = new ArrayList<>();
    List<Left> left = new ArrayList<>();
    for (int i = 0; i < entries.size(); i++) {
      BankEntry entry = entries.get(i);
      switch (judge(entry, known)) {
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

  /** Which case was paid by those of the entries that were imported before. */
  private Map<PaymentId, CaseReference> known(List<BankEntry> entries) {
    Map<PaymentId, CaseReference> known = new HashMap<>();
    for (int from = 0; from < entries.size(); from += BATCH) {
      Set<PaymentId> asked =
          entries.subList(from, Math.min(entries.size(), from + BATCH)).stream()
              .map(StatementImport::id)
              .collect(Collectors.toSet());
      known.putAll(cases.ofPayments(client.clientId(), asked));
    }
    return known;
  }

  private static PaymentId id(BankEntry entry) {
    return new PaymentId(ID + entry.identity());
  }

  private sealed interface Judgement {
    record Pays(PaymentRecord payment) implements Judgement {}

    record Stays(String reason) implements Judgement {}
  }

  private Judgement judge(BankEntry entry, Map<PaymentId, CaseReference> known) {
    @Nullable String obstacle = obstacle(entry);
    if (obstacle != null || entry.sum() == null || entry.at() == null) {
      return new Judgement.Stays(String.valueOf(obstacle));
    }
    @Nullable CaseReference before = known.get(id(entry));
    Match match = before == null ? matcher.match(entry.remittance()) : new Match.Found(before);
    return switch (match) {
      case Match.None(String reason) -> new Judgement.Stays(reason);
      case Match.Found(CaseReference named) ->
          new Judgement.Pays(
              new PaymentRecord(
                  client.clientId(),
                  id(entry),
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
