package org.gelegen.datasets.published;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;

/**
 * Bank marketing as a portfolio: every row is a person who was called once, and either took the
 * deposit on offer or did not.
 *
 * <p>A row becomes a debtor (the person's attributes), a case (the campaign's and the economy's),
 * both as of the call, an outbound call and its outcomes: {@code right-party} for everybody,
 * because the table has only calls that were taken, and {@code promise} at the end where {@code y}
 * is {@code yes}. So a call is answered for exactly where {@code y} is {@code yes}.
 *
 * <p>The length of the call is not known before the call is over and is left out. {@code pdays} is
 * left out where it is 999, which stands for never. {@code unknown} stays the word that it is. The
 * table knows no amounts: each case is put at 100. Nobody gets a name, a number or an address.
 */
final class BankMarketing {
  static final String NAME = "bank-marketing";

  private static final ClientId CLIENT = new ClientId(NAME);
  private static final String NEVER = "999";
  private static final BigDecimal NOMINAL_AMOUNT = new BigDecimal("100.00");
  private static final List<String> DEBTOR_WORDS =
      List.of("job", "marital", "education", "default", "housing", "loan", "poutcome");
  private static final List<String> DEBTOR_NUMBERS = List.of("age", "previous");
  private static final List<String> CASE_NUMBERS =
      List.of(
          "campaign",
          "emp.var.rate",
          "cons.price.idx",
          "cons.conf.idx",
          "euribor3m",
          "nr.employed");

  private BankMarketing() {}

  static void convert(Iterable<TableRow> rows, Consumer<PortfolioRecord> records) {
    BankCalendar calendar = new BankCalendar();
    for (TableRow row : rows) {
      Instant call = calendar.next(row);
      if (row.number() == 1) {
        records.accept(client(call));
      }
      convert(row, call, records);
    }
  }

  private static void convert(TableRow row, Instant call, Consumer<PortfolioRecord> records) {
    DebtorId debtorId = new DebtorId("row-" + row.number());
    CaseId caseId = new CaseId("row-" + row.number());
    ContactId contactId = new ContactId("row-" + row.number());
    records.accept(debtor(row, debtorId, call));
    records.accept(debtCase(row, debtorId, caseId, call));
    records.accept(
        new ContactRecord(
            CLIENT,
            contactId,
            debtorId,
            caseId,
            Channel.PHONE,
            call,
            Direction.OUTBOUND,
            null,
            null,
            null,
            null));
    records.accept(
        new OutcomeRecord(
            CLIENT, contactId, call.plusMillis(500), OutcomeResult.RIGHT_PARTY, null));
    if (tookIt(row)) {
      records.accept(
          new OutcomeRecord(CLIENT, contactId, call.plusMillis(900), OutcomeResult.PROMISE, null));
    }
  }

  private static boolean tookIt(TableRow row) {
    return switch (row.text("y")) {
      case "yes" -> true;
      case "no" -> false;
      default ->
          throw new DatasetException(
              "row %d: y must be yes or no but is \"%s\"".formatted(row.number(), row.text("y")));
    };
  }

  private static ClientRecord client(Instant at) {
    return new ClientRecord(
        CLIENT,
        at,
        "Bank marketing, Portugal",
        BankCalendar.ZONE,
        "PT",
        Currency.getInstance("EUR"),
        Party.FIRST);
  }

  private static DebtorRecord debtor(TableRow row, DebtorId id, Instant at) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    DEBTOR_WORDS.forEach(
        column -> attributes.put(column, new AttributeValue.Text(row.text(column))));
    DEBTOR_NUMBERS.forEach(
        column -> attributes.put(column, new AttributeValue.Number(row.number(column))));
    if (!row.text("pdays").equals(NEVER)) {
      attributes.put("pdays", new AttributeValue.Number(row.number("pdays")));
    }
    return new DebtorRecord(
        CLIENT,
        id,
        at,
        DebtorKind.CONSUMER,
        "pt",
        BankCalendar.ZONE,
        null,
        null,
        Map.of(Channel.PHONE, new Address(null, null)),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        attributes);
  }

  private static CaseRecord debtCase(TableRow row, DebtorId debtorId, CaseId id, Instant at) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    CASE_NUMBERS.forEach(
        column -> attributes.put(column, new AttributeValue.Number(row.number(column))));
    attributes.put("contact", new AttributeValue.Text(row.text("contact")));
    return new CaseRecord(
        CLIENT,
        id,
        debtorId,
        at,
        null,
        NOMINAL_AMOUNT,
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        attributes);
  }
}
