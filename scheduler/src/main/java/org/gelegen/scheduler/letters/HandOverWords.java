package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.WireName;

/** The words of a hand-over; a value without words of its own is told as the records have it. */
final class HandOverWords {
  private static final Map<PlainLanguage, HandOverWords> BY_LANGUAGE =
      Map.of(
          PlainLanguage.ENGLISH,
          new HandOverWords("en"),
          PlainLanguage.DUTCH,
          new HandOverWords("nl"));

  private final Properties words = new Properties();

  private HandOverWords(String language) {
    String file = "hand-over_" + language + ".properties";
    try (InputStream in = HandOverWords.class.getResourceAsStream(file)) {
      words.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the words " + file + " cannot be read", e);
    }
  }

  static HandOverWords in(PlainLanguage language) {
    return Objects.requireNonNull(BY_LANGUAGE.get(language));
  }

  String word(String key) {
    return Objects.requireNonNull(words.getProperty(key), key);
  }

  String value(WireName value) {
    return words.getProperty("value." + value.wireName(), value.wireName());
  }
}
