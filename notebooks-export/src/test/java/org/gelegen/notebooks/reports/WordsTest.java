package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.Properties;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

  private static String places(String text) {
    StringBuilder places = new StringBuilder();
    Matcher matcher = PLACE.matcher(text);
    while (matcher.find()) {
      places.append(matcher.group());
    }
    return places.toString();
  }
}
