package org.gelegen.scheduler.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;

/**
 * Finds the text of a contact: the client's own, else the one that comes with the product, in plain
 * words (level B1).
 *
 * <p>A client names its texts {@code NAME} or {@code NAME.LANGUAGE}, where NAME is the contact's
 * template or else the channel's own name, such as {@code email} or {@code email.en}; {@code phone}
 * and {@code ivr} are what is said.
 */
public final class Texts {
  /** The languages that texts come with; the last is for who speaks none of them. */
  private static final List<String> LANGUAGES = List.of("nl", "en");

  /** By language and channel, such as {@code nl/email}. */
  private final Map<String, TextTemplate> shipped = new HashMap<>();

  /** Reads the texts that come with the product. */
  public Texts() {
    for (String language : LANGUAGES) {
      for (Channel channel : Channel.values()) {
        shipped.put(key(language, channel), read(language, channel));
      }
    }
  }

  private static String key(String language, Channel channel) {
    return language + "/" + channel.wireName();
  }

  /**
   * Refuses settings whose texts leave open what is not known.
   *
   * @throws IllegalArgumentException naming the text, the place and what is allowed
   */
  public static void requireKnownPlaces(ClientSettings settings) {
    settings
        .texts()
        .forEach(
            (name, text) -> {
              try {
                Placeholder.in(text.body());
                Placeholder.in(text.subject() == null ? "" : text.subject());
              } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException("texts." + name + ": " + e.getMessage(), e);
              }
            });
  }

  /**
   * The text for a contact.
   *
   * @param name the contact's template, empty: the channel's own
   * @param languages in the order of preference, ISO 639-1
   */
  TextTemplate require(
      ClientSettings settings, Optional<String> name, Channel channel, List<String> languages) {
    for (String base :
        name.map(n -> List.of(n, channel.wireName())).orElse(List.of(channel.wireName()))) {
      for (String language : languages) {
        Optional<TextTemplate> own = own(settings, base, language);
        if (own.isPresent()) {
          return own.get();
        }
      }
    }
    return Stream.concat(languages.stream(), LANGUAGES.reversed().stream())
        .map(language -> shipped.get(key(language, channel)))
        .filter(Objects::nonNull)
        .findFirst()
        .orElseThrow();
  }

  private static Optional<TextTemplate> own(ClientSettings settings, String base, String language) {
    TextTemplate exact = settings.texts().get(base + "." + language);
    if (exact != null) {
      return Optional.of(exact);
    }
    return Optional.ofNullable(settings.texts().get(base))
        .filter(text -> text.language().equals(language));
  }

  /** A file's first line is the subject, empty where the channel has none; the rest the body. */
  private static TextTemplate read(String language, Channel channel) {
    String file = key(language, channel) + ".txt";
    try (InputStream in = Texts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the product lacks its text " + file);
      }
      String text = new String(in.readAllBytes(), StandardCharsets.UTF_8);
      int end = text.indexOf('\n');
      String subject = text.substring(0, end).strip();
      return new TextTemplate(
          language, subject.isEmpty() ? null : subject, text.substring(end + 1).strip());
    } catch (IOException e) {
      throw new UncheckedIOException("the text " + file + " cannot be read", e);
    }
  }
}
