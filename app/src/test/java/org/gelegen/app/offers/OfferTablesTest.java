package org.gelegen.app.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Collections;
import java.util.Currency;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.scheduler.texts.Texts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The table that comes with the product: who is offered what, in which tone. */
class OfferTablesTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final CaseId CASE = new CaseId("c-1");
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Instant LONG_AGO = Instant.parse("2026-01-05T09:00:00Z");
  private static final OfferTable TABLE = OfferTables.shipped(Texts.variants());

  @ParameterizedTest
  @CsvSource({
    // ability, willingness, stage, need, vulnerable, tone, offer, template, held back
    "unknown, unknown, reminder,   ,                false, friendly, payment-link, email,     "
        + " false",
    "yes,     yes,     dunning,    ,                false, friendly, payment-link, email,     "
        + " false",
    "yes,     no,      reminder,   ,                false, neutral,  payment-link, email,     "
        + " false",
    "yes,     no,      dunning,    ,                false, firm,     payment-link, email-firm,"
        + " false",
    "unknown, no,      collection, ,                false, firm,     payment-link, email-firm,"
        + " false",
    "yes,     no,      dunning,    low-literacy,    false, neutral,  arrangement,  email-help,"
        + " false",
    "yes,     no,      dunning,    ,                true,  friendly, arrangement,  email-help,"
        + " true",
    "no,      yes,     reminder,   ,                false, friendly, postponement, email-help,"
        + " true",
    "no,      unknown, reminder,   ,                false, friendly, arrangement,  email-help,"
        + " true",
    "no,      no,      dunning,    ,                false, friendly, arrangement,  email-help,"
        + " true",
    "no,      no,      legal,      ,                false, friendly, debt-help,    email-help,"
        + " true",
    "no,      yes,     reminder,   ,                true,  friendly, debt-help,    email-help,"
        + " true",
    "yes,     yes,     legal,      ,                false, neutral,  payment-link, email,     "
        + " false"
  })
  void who_cannot_pay_is_helped_and_who_will_not_pay_goes_the_firm_road(
      String ability,
      String willingness,
      String stage,
      @Nullable String need,
      boolean vulnerable,
      String tone,
      String offer,
      String template,
      boolean heldBack) {
    Approach approach =
        approach(
            debtor("nl", need == null ? Set.of() : Set.of(need(need)), vulnerable),
            debtCase(
                one(Certainty.values(), ability),
                one(Certainty.values(), willingness),
                one(Stage.values(), stage)),
            Channel.EMAIL,
            ClientSettings.defaults(),
            "NL");
    assertThat(approach.tone()).isEqualTo(one(Tone.values(), tone));
    assertThat(approach.offer()).isEqualTo(one(Offer.values(), offer));
    assertThat(approach.template()).isEqualTo(template);
    assertThat(Objects.requireNonNull(approach.costs()).heldBack()).isEqualTo(heldBack);
  }

  @Test
  void costs_are_told_where_dutch_or_belgian_law_applies_and_nowhere_else() {
    CaseRecord owed = debtCase(Certainty.UNKNOWN, Certainty.UNKNOWN, Stage.DUNNING);
    DebtorRecord debtor = debtor("nl", Set.of(), false);
    assertThat(approach(debtor, owed, Channel.LETTER, ClientSettings.defaults(), "NL").costs())
        .isEqualTo(
            new Approach.Costs(
                new BigDecimal("40.00"), 1, Instant.parse("2026-01-21T23:00:00Z"), false));
    // Five days later than in the Netherlands, since the third working day is waited for.
    assertThat(approach(debtor, owed, Channel.LETTER, ClientSettings.defaults(), "BE").costs())
        .isEqualTo(
            new Approach.Costs(
                new BigDecimal("20.00"), 1, Instant.parse("2026-01-26T23:00:00Z"), false));
    assertThat(approach(debtor, owed, Channel.LETTER, ClientSettings.defaults(), "DE").costs())
        .isNull();
  }

  @Test
  void the_text_is_an_approved_one_in_a_language_of_the_debtor() {
    CaseRecord unwilling = debtCase(Certainty.YES, Certainty.NO, Stage.DUNNING);
    for (Channel channel : Channel.values()) {
      Approach english =
          approach(
              debtor("en", Set.of(), false), unwilling, channel, ClientSettings.defaults(), "NL");
      assertThat(english.text()).isEqualTo(new TextId(channel.wireName() + "-firm", "en"));
      Approach polish =
          approach(
              debtor("pl", Set.of(), false), unwilling, channel, ClientSettings.defaults(), "NL");
      assertThat(polish.text()).isEqualTo(new TextId(channel.wireName() + "-firm", "nl"));
    }
  }

  /** Whatever row counts, nobody is without a text. */
  @Test
  void every_row_s_text_is_there_for_every_channel_in_both_languages() {
    Texts texts = new Texts();
    Set<String> named = new HashSet<>();
    for (OfferRow row : TABLE.rows()) {
      for (Channel channel : Channel.values()) {
        String template = channel.wireName() + (row.text() == null ? "" : "-" + row.text());
        named.add(template);
        for (String language : List.of("nl", "en")) {
          assertThat(texts.find(ClientSettings.defaults(), template, channel, List.of(language)))
              .hasValueSatisfying(
                  found -> {
                    assertThat(found.template()).isEqualTo(template);
                    assertThat(found.language()).isEqualTo(language);
                  });
        }
      }
    }
    assertThat(named).contains("email", "email-firm", "letter-help");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          table: other                            | default.yaml:1: "table" must be default but is other
          colour: red                             | default.yaml:3: unknown key "colour"; known here: table, version, rows
          - {id: a, tone: kind, offer: none}      | default.yaml:4: "tone" must be one of friendly, neutral, firm but is "kind"
          - {id: a, tone: firm, offer: gift}      | default.yaml:4: "offer" must be one of payment-link, arrangement, postponement, debt-help, none but is "gift"
          - {id: a, tone: firm, offer: none, text: frim} | default.yaml:4: "text" must be one of firm, help but is "frim"
          - {id: a, tone: firm, offer: none, costs: no} | default.yaml:4: "costs" must be one of charge, hold but is "no"
          - {id: a, tone: firm}                   | default.yaml:4: needs "offer"
          - {id: a, tone: firm, offer: none}      | default.yaml:4: row a has no "when", so that none after it could count
          - {id: a, when: {stages: [late]}, tone: firm, offer: none} | default.yaml:4: "stages" must be one of pre-due, reminder, dunning, pre-legal, collection, legal but is "late"
          - {id: a, when: {age: ["1"]}, tone: firm, offer: none} | default.yaml:4: unknown key "age"; known here: ability, willingness, stages, needs, vulnerable, kind
          - {id: z, when: {vulnerable: true}, tone: firm, offer: none} | default.yaml:5: two rows are called z
          """)
  void a_table_with_a_mistake_is_refused_by_file_and_line(String line, String problem) {
    boolean row = line.startsWith("-");
    String yaml =
        (line.startsWith("table") ? line : "table: default")
            + "\nversion: \"1\"\n"
            + (line.startsWith("colour") ? line + "\nrows:\n" : "rows:\n")
            + (row ? "  " + line + "\n" : "")
            + "  - {id: z, tone: neutral, offer: none}\n";
    OfferTableException refused =
        catchThrowableOfType(
            OfferTableException.class,
            () -> OfferTables.read("default.yaml", "default", yaml, Set.of("firm", "help")));
    assertThat(refused).isNotNull();
    assertThat(refused.problems()).contains(problem);
  }

  @Test
  void the_last_row_is_for_everybody_else() {
    OfferTableException refused =
        catchThrowableOfType(
            OfferTableException.class,
            () ->
                OfferTables.read(
                    "t.yaml",
                    "t",
                    """
                    table: t
                    version: "1"
                    rows:
                      - {id: a, when: {vulnerable: true}, tone: firm, offer: none}
                    """,
                    Set.of()));
    assertThat(refused.problems())
        .containsExactly("t.yaml:4: the last row, a, must have no \"when\", for everybody else");
  }

  private static Approach approach(
      DebtorRecord debtor,
      CaseRecord owed,
      Channel channel,
      ClientSettings settings,
      String country) {
    ClientRecord client =
        new ClientRecord(
            CLIENT, LONG_AGO, "Noorderlicht", ZONE, country, Currency.getInstance("EUR"), null);
    ContactRecord notice =
        new ContactRecord(
            CLIENT,
            new ContactId("k-1"),
            DEBTOR,
            CASE,
            Channel.LETTER,
            LONG_AGO,
            Direction.OUTBOUND,
            "fourteen-day-letter",
            null,
            null,
            null);
    DebtorHistory history = DebtorHistory.replay(DEBTOR, ZONE, List.of(debtor, owed, notice));
    CaseState subject = history.findCase(CASE).orElseThrow();
    return new Approaches(TABLE, new Texts()).choose(client, settings, history, subject, channel);
  }

  private static DebtorRecord debtor(String language, Set<Need> needs, boolean vulnerable) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        LONG_AGO.minusSeconds(1),
        DebtorKind.CONSUMER,
        language,
        ZONE,
        null,
        null,
        Map.of(),
        null,
        needs,
        vulnerable,
        null,
        List.of(),
        Collections.emptySortedMap());
  }

  private static CaseRecord debtCase(Certainty ability, Certainty willingness, Stage stage) {
    return new CaseRecord(
        CLIENT,
        CASE,
        DEBTOR,
        LONG_AGO.minusSeconds(1),
        LocalDate.of(2026, 1, 1),
        new BigDecimal("100.00"),
        stage,
        CaseStatus.OPEN,
        ability,
        willingness,
        Collections.emptySortedMap());
  }

  private static Need need(String word) {
    return one(Need.values(), word);
  }

  private static <E extends WireName> E one(E[] values, String word) {
    for (E value : values) {
      if (value.wireName().equals(word)) {
        return value;
      }
    }
    throw new IllegalArgumentException(word);
  }
}
