package org.gelegen.app.segments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.experiments.WrongSegmentException;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class CelSegmentsTest {
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");

  /** Already the second of March where the debtor lives. */
  private static final Instant NOW = Instant.parse("2025-03-01T23:30:00Z");

  private final CelSegments segments = new CelSegments();

  private final DebtorHistory known =
      history(
          """
          {"type":"debtor","clientId":"n","debtorId":"d","at":"2025-02-03T09:00:00+01:00","kind":"consumer","language":"nl","birthYear":1984,"postcode":"3511",
           "channels":{"phone":{"address":"+31612345678"},"email":{"address":"d@example.org"}},"preferredChannel":"email","needs":["low-literacy"],"vulnerable":true,
           "attributes":{"tenure_months":31,"tariff":"variable","smart_meter":true,"gone":null}}
          """,
          """
          {"type":"case","clientId":"n","caseId":"c","debtorId":"d","at":"2025-03-01T09:00:00+01:00","dueDate":"2025-02-15","amount":"143.20","stage":"reminder","status":"open","ability":"yes","attributes":{"product":"gas"}}
          """,
          """
          {"type":"payment","clientId":"n","paymentId":"p","debtorId":"d","caseId":"c","at":"2025-03-01T10:00:00+01:00","amount":"43.20"}
          """);

  private final DebtorHistory unknown =
      history(
          """
          {"type":"debtor","clientId":"n","debtorId":"d","at":"2025-02-03T09:00:00+01:00","kind":"business"}
          """,
          """
          {"type":"case","clientId":"n","caseId":"c","debtorId":"d","at":"2025-03-01T09:00:00+01:00","amount":"10.00","stage":"legal","status":"open"}
          """);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debtor.kind == 'consumer' && debtor.language == \"nl\"",
        "debtor.birthYear == 1984 && debtor.age == 41 && debtor.age > 40.5",
        "debtor.vulnerable",
        "'low-literacy' in debtor.needs && !('no-digital' in debtor.needs)",
        "debtor.channels == ['email', 'phone'] && debtor.preferredChannel == 'email'",
        "debtor.postcode.startsWith('35')",
        "debtor.attributes.tenure_months > 12 && debtor.attributes['tariff'] == 'variable'",
        "debtor.attributes.smart_meter == true",
        "case.amount == 100.0 && case.amount >= 100 && debtor.openBalance <= 100",
        "case.stage == 'reminder' && case.status == 'open' && case.ability == 'yes'",
        "case.willingness == 'unknown' && case.contacts == 0",
        "case.daysPastDue == 15",
        "case.attributes.product == 'gas'",
        "has(debtor.attributes.tariff) && !has(debtor.attributes.gone)",
        "debtor.attributes.gone > 3 || case.amount > 3",
      })
  void what_is_known_can_be_asked_for(String expression) {
    assertThat(segments.compile(expression).contains(known, NOW)).isTrue();
    assertThat(segments.compile("!(" + expression + ")").contains(known, NOW)).isFalse();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "debtor.age > 40",
        "debtor.age <= 40",
        "debtor.language != 'nl'",
        "case.daysPastDue < 1000",
        "debtor.attributes.tenure_months > 12",
        "!(debtor.attributes.tenure_months > 12)",
        "debtor.preferredChannel != 'email'",
      })
  void what_depends_on_something_absent_never_holds(String expression) {
    assertThat(segments.compile(expression).contains(unknown, NOW)).isFalse();
  }

  @Test
  void has_tells_what_is_absent() {
    assertThat(
            segments
                .compile(
                    "!has(debtor.age) && !has(debtor.language) && !has(case.daysPastDue)"
                        + " && !has(debtor.attributes.tariff)"
                        + " && (has(debtor.birthYear) ? debtor.birthYear > 1980 : true)")
                .contains(unknown, NOW))
        .isTrue();
    assertThat(
            segments
                .compile("has(case.amount)")
                .contains(DebtorHistory.empty(new DebtorId("d"), AMSTERDAM), NOW))
        .isFalse();
  }

  @Test
  void an_attribute_of_another_type_does_not_hold() {
    assertThat(segments.compile("debtor.attributes.tariff > 12").contains(known, NOW)).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '"',
      textBlock =
          """
          debtor.agee > 40                    | line 1, column 7: undefined field 'agee'
          debtor.kind == 'consumer' && caze.amount > 3 | line 1, column 30: undeclared reference to 'caze'
          case.amount                         | line 1, column 5: expected type 'bool' but found 'double'
          debtor.kind > 12                    | line 1, column 13: found no matching overload
          debtor.kind ==                      | line 1, column 15: mismatched input '<EOF>'
          has(debtor.agee)                    | undefined field 'agee'
          """)
  void what_is_wrong_is_told_with_its_place(String expression, String expected) {
    assertThatThrownBy(() -> segments.compile(expression))
        .isInstanceOf(WrongSegmentException.class)
        .hasMessageContaining(expected);
  }

  @Test
  void the_line_is_told_too() {
    assertThatThrownBy(() -> segments.compile("debtor.vulnerable &&\n  case.amout < 3"))
        .hasMessageStartingWith("line 2, column 7: undefined field 'amout'");
  }

  private static DebtorHistory history(String... lines) {
    RecordCodec codec = new RecordCodec();
    List<PortfolioRecord> records =
        Stream.of(lines)
            .map(line -> line.replace("\n", "").getBytes(StandardCharsets.UTF_8))
            .map(line -> codec.require(line, 0, line.length))
            .toList();
    return DebtorHistory.replay(new DebtorId("d"), AMSTERDAM, records);
  }
}
