package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.costs.ChargeableCosts;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.ReasonTexts;
import org.gelegen.model.handover.HandOver;
import org.gelegen.model.handover.HandOver.Claim;
import org.gelegen.model.handover.HandOverPrinter;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.scheduler.letters.HandOverPage.Column;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * Prints hand-overs, in Dutch for clients of the Netherlands and Belgium and in English elsewhere.
 * A character that the font does not have is printed as a question mark: the other form of a
 * hand-over has it. Safe for use by several threads.
 */
public final class HandOverPdf implements HandOverPrinter {
  private static final Set<String> DUTCH_SPEAKING = Set.of("NL", "BE");

  private final LetterFont font = new LetterFont();
  private final PagePrinter pages = new PagePrinter(font);

  @Override
  public byte[] print(HandOver handOver) {
    try {
      Print print = new Print(handOver);
      return pages
          .print(
              print.page().document(),
              new PagePrinter.About(
                  print.title(),
                  handOver.client().name(),
                  handOver.subject().at(),
                  print.language.wireName()))
          .pdf();
    } catch (IOException e) {
      throw new UncheckedIOException("the hand-over cannot be printed", e);
    }
  }

  /** One hand-over being written. */
  private final class Print {
    private final HandOver file;
    private final PlainLanguage language;
    private final HandOverWords words;
    private final Locale locale;
    private final NumberFormat money;
    private final DateTimeFormatter moments;
    private final DateTimeFormatter days;

    private Print(HandOver file) {
      this.file = file;
      language =
          DUTCH_SPEAKING.contains(file.client().country())
              ? PlainLanguage.DUTCH
              : PlainLanguage.ENGLISH;
      words = HandOverWords.in(language);
      locale = Locale.of(language.wireName(), file.client().country());
      money = NumberFormat.getCurrencyInstance(locale);
      money.setCurrency(file.client().currency());
      moments =
          DateTimeFormatter.ofPattern("d MMM uuuu HH:mm", locale)
              .withZone(file.client().timeZone());
      days = DateTimeFormatter.ofPattern("d MMM uuuu", locale);
    }

    private String title() {
      return text(words.word("title") + " " + file.subject().caseId());
    }

    private HandOverPage page() {
      String made = words.word("made") + " " + moment(file.subject().at());
      HandOverPage page =
          new HandOverPage(
              language.wireName(),
              title(),
              text(file.client().name() + " · " + file.subject().caseId() + " · " + made));
      page.lead(words.word("to." + file.subject().to().wireName()) + ". " + made + ".");
      page.facts(
          List.of(
              fact("creditor", file.client().name()),
              fact("case", file.subject().caseId().value()),
              fact("debtorId", file.debtorId().value())));
      debtor(page);
      claims(page);
      payments(page);
      contacts(page);
      holds(page);
      decisions(page);
      return page;
    }

    private void debtor(HandOverPage page) {
      page.heading(words.word("debtor"));
      DebtorRecord debtor = file.debtor();
      if (debtor == null) {
        page.text(words.word("none"));
        return;
      }
      List<String[]> facts = new ArrayList<>();
      facts.add(fact("kind", words.value(debtor.kind())));
      facts.add(fact("language", optional(debtor.language())));
      facts.add(fact("birthYear", optional(debtor.birthYear())));
      facts.add(fact("postcode", optional(debtor.postcode())));
      facts.add(
          fact(
              "preferred",
              debtor.preferredChannel() == null ? "" : words.value(debtor.preferredChannel())));
      facts.add(
          fact(
              "needs",
              debtor.needs().stream()
                  .sorted()
                  .map(words::value)
                  .collect(Collectors.joining(", "))));
      facts.add(fact("vulnerable", yesNo(debtor.vulnerable())));
      facts.add(fact("payday", optional(debtor.payday())));
      page.facts(facts);
      List<Column> columns =
          List.of(column("channel", 45), column("address", 101), column("consent", 30));
      Element table = page.table(columns);
      debtor
          .channels()
          .forEach(
              (channel, address) ->
                  page.row(
                      table,
                      columns,
                      List.of(
                          words.value(channel),
                          text(optional(address.address())),
                          address.consent() == null ? "" : yesNo(address.consent()))));
    }

    private void claims(HandOverPage page) {
      page.heading(words.word("claims"));
      List<Column> columns =
          List.of(
              column("case", 27),
              column("dueDate", 22),
              sums("amount", 20),
              sums("paid", 20),
              sums("balance", 20),
              column("stage", 19),
              column("status", 18),
              column("costs", 30));
      Element table = page.table(columns);
      for (Claim claim : file.claims()) {
        LocalDate due = claim.version().dueDate();
        Element row =
            page.row(
                table,
                columns,
                List.of(
                    text(claim.version().caseId().value()),
                    due == null ? "" : days.format(due),
                    sum(claim.version().amount()),
                    sum(claim.paid()),
                    sum(claim.balance()),
                    words.value(claim.version().stage()),
                    words.value(claim.version().status()),
                    costs(claim.costs())));
        if (claim.version().caseId().equals(file.subject().caseId())) {
          row.setAttribute("class", "own");
        }
      }
      Claim own = file.claims().getFirst();
      page.facts(
          List.of(
              fact("ability", words.value(own.version().ability())),
              fact("willingness", words.value(own.version().willingness()))));
    }

    private String costs(@Nullable ChargeableCosts costs) {
      if (costs == null) {
        return "";
      }
      Instant from = costs.from();
      return from == null
          ? "–"
          : sum(costs.amount())
              + "\n"
              + words.word("costsFrom")
              + " "
              + days.format(LocalDate.ofInstant(from, file.client().timeZone()));
    }

    private void payments(HandOverPage page) {
      List<PaymentRecord> payments = file.records(PaymentRecord.class);
      List<Column> columns = List.of(column("at", 45), column("case", 91), sums("amount", 40));
      table(
          page,
          "payments",
          columns,
          payments.stream()
              .map(
                  payment ->
                      List.of(
                          moment(payment.at()),
                          text(optional(payment.caseId())),
                          sum(payment.amount())))
              .toList());
    }

    private void contacts(HandOverPage page) {
      Map<ContactId, List<OutcomeRecord>> outcomes = new HashMap<>();
      for (OutcomeRecord outcome : file.records(OutcomeRecord.class)) {
        outcomes.computeIfAbsent(outcome.contactId(), _ -> new ArrayList<>()).add(outcome);
      }
      List<Column> columns =
          List.of(
              column("at", 34),
              column("channel", 26),
              column("case", 30),
              column("template", 36),
              column("results", 50));
      table(
          page,
          "contacts",
          columns,
          file.records(ContactRecord.class).stream()
              .map(
                  contact ->
                      List.of(
                          moment(contact.at()),
                          words.value(contact.channel())
                              + (contact.direction() == Direction.INBOUND
                                  ? "\n" + words.word("inbound")
                                  : ""),
                          text(cases(contact)),
                          text(optional(contact.template())),
                          outcomes.getOrDefault(contact.contactId(), List.of()).stream()
                              .map(
                                  outcome ->
                                      words.value(outcome.result()) + ", " + moment(outcome.at()))
                              .collect(Collectors.joining("\n"))))
              .toList());
    }

    private void holds(HandOverPage page) {
      List<Column> columns =
          List.of(column("kind", 46), column("case", 50), column("from", 40), column("until", 40));
      table(
          page,
          "holds",
          columns,
          file.records(HoldRecord.class).stream()
              .map(
                  hold ->
                      List.of(
                          words.value(hold.kind()),
                          text(optional(hold.caseId())),
                          moment(hold.from()),
                          hold.until() == null ? "" : moment(hold.until())))
              .toList());
    }

    private void decisions(HandOverPage page) {
      List<Column> columns =
          List.of(column("at", 34), column("channel", 42), column("reasons", 100));
      ReasonTexts texts = ReasonTexts.in(language);
      table(
          page,
          "decisions",
          columns,
          file.decisions().stream()
              .filter(decision -> decision.chosen() != null)
              .map(decision -> decision(decision, texts))
              .toList());
    }

    private List<String> decision(Decision decision, ReasonTexts texts) {
      Decision.ScoredAction chosen = decision.chosen();
      return List.of(
          moment(decision.at()),
          chosen == null
              ? ""
              : words.value(chosen.action().channel()) + "\n" + moment(chosen.slot().start()),
          text(
              decision.explanation().reasons().stream()
                  .map(texts::text)
                  .collect(Collectors.joining("\n"))));
    }

    private void table(
        HandOverPage page, String title, List<Column> columns, List<List<String>> rows) {
      page.heading(words.word(title));
      if (rows.isEmpty()) {
        page.text(words.word("none"));
        return;
      }
      Element table = page.table(columns);
      rows.forEach(row -> page.row(table, columns, row));
    }

    private Column column(String key, int width) {
      return new Column(words.word(key), width, false);
    }

    private Column sums(String key, int width) {
      return new Column(words.word(key), width, true);
    }

    private String[] fact(String key, String value) {
      return new String[] {words.word(key), text(value)};
    }

    private String moment(Instant at) {
      return moments.format(at);
    }

    private String sum(BigDecimal amount) {
      return money.format(amount);
    }

    private String yesNo(boolean value) {
      return words.word(value ? "yes" : "no");
    }

    private static String cases(ContactRecord contact) {
      return Stream.concat(Stream.ofNullable(contact.caseId()), contact.alsoCaseIds().stream())
          .map(CaseId::value)
          .collect(Collectors.joining("\n"));
    }

    private static String optional(@Nullable Object value) {
      return value == null
          ? ""
          : value instanceof WireName word ? word.wireName() : value.toString();
    }

    private String text(String value) {
      return value
          .codePoints()
          .map(
              character ->
                  font.missing(Character.toString(character)).isPresent() ? '?' : character)
          .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
          .toString();
    }
  }
}
