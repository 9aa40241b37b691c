package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.junit.jupiter.api.Test;

class WordsTest {
  private static final Pattern PLACE = Pattern.compile("%[sd]");

  private static Properties words(String language) throws IOException {
    Properties words = new Properties();
    try (InputStream in = Words.class.getResourceAsStream("report_" + language + ".properties")) {
      words.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    }
    return words;
  }

  @Test
  void both_languages_say_the_same_things_with_the_same_places() throws IOException {
    Properties english = words("en");
    Properties dutch = words("nl");
    assertThat(dutch.stringPropertyNames()).isEqualTo(english.stringPropertyNames());
    for (String key : english.stringPropertyNames()) {
      assertThat(places(dutch.getProperty(key)))
          .as(key)
          .isEqualTo(places(english.getProperty(key)));
    }
  }

  @Test
  void sentences_with_places_can_be_filled_and_the_others_stand_as_they_are() throws IOException {
    for (String language : List.of("en", "nl")) {
      Properties words = words(language);
      for (String key : words.stringPropertyNames()) {
        String text = words.getProperty(key);
        Object[] given =
            PLACE.matcher(text).results().map(it -> it.group().equals("%d") ? 1 : "x").toArray();
        if (given.length == 0) {
          assertThat(text).as(key).doesNotContain("%%");
        } else {
          assertThatCode(() -> String.format(Locale.ROOT, text, given))
              .as(language + " " + key)
              .doesNotThrowAnyException();
        }
      }
    }
  }

  @Test
  void every_count_of_a_plan_and_every_standing_of_a_contact_has_a_name_in_both_languages()
      throws IOException {
    List<WireName> named =
        Stream.<WireName[]>of(PlanCount.values(), ContactStatus.values(), Channel.values())
            .<WireName>flatMap(Arrays::stream)
            .toList();
    for (String language : List.of("en", "nl")) {
      Properties words = words(language);
      for (WireName name : named) {
        assertThat(words.stringPropertyNames()).as(language).contains("value." + name.wireName());
      }
    }
  }

  @Test
  void nothing_is_written_as_less_than_zero_that_rounds_to_zero() {
    ClientRecord client =
        new ClientRecord(
            new ClientId("c"),
            Instant.EPOCH,
            "C",
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            Currency.getInstance("EUR"),
            null);
    Words words = new Words(PlainLanguage.ENGLISH, client);
    assertThat(words.number(-0.04, 1)).isEqualTo("0.0");
    assertThat(words.number(-0.06, 1)).isEqualTo("-0.1");
    assertThat(words.number(1234.56, 1)).isEqualTo("1,234.6");
    assertThat(words.share(-0.0001)).isEqualTo("0.0 %");
    assertThat(words.money(-0.001)).isEqualTo("€0.00");
    assertThat(words.money(-1.5)).isEqualTo("-€1.50");
    assertThat(words.moneyMore(0.001)).isEqualTo("€0.00");
  }

  private static String places(String text) {
    StringBuilder places = new StringBuilder();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.append(matcher.group());
    }
    return places.toString();
  }
}
