package org.gelegen.scheduler.texts;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.courtesies.Courtesy;
import org.gelegen.model.offers.ApprovedTexts;
import org.gelegen.model.offers.ShippedTexts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.jspecify.annotations.Nullable;

/**
 * Finds the text of a contact: the client's own, else the one that comes with the product, in plain
 * words (level B1).
 *
 * <p>A client names its texts {@code NAME} or {@code NAME.LANGUAGE}, where NAME is the contact's
 * template or else the channel's own name, such as {@code email} or {@code email.en}; {@code phone}
 * and {@code ivr} are what is said. A courtesy has one text for all channels.
 */
public final class Texts implements ApprovedTexts {
  /** The languages that texts come with; the last is for who speaks none of them. */
  private static final List<String> LANGUAGES = List.of("nl", "en");

  /** Where an answer of one word does to opt out, and how is said in a sentence. */
  private static final Set<Channel> OPT_OUT_BY_ANSWER = Set.of(Channel.SMS, Channel.EMAIL);

  /** By language and template, such as {@code nl/email} and {@code nl/email-firm}. */
  private final Map<String, TextTemplate> shipped = new HashMap<>();

  /** By language and channel: how to opt out. */
  private final Map<String, String> optOuts = new HashMap<>();

  /** Reads the texts that come with the product. */
  public Texts() {
    for (String language : LANGUAGES) {
      for (Channel channel : Channel.values()) {
        shipped.put(key(language, channel.wireName()), read(language, channel.wireName()));
        for (String variant : ShippedTexts.VARIANTS) {
          String template = channel.wireName() + "-" + variant;
          shipped.put(key(language, template), read(language, template));
        }
      }
      for (Courtesy courtesy : Courtesy.values()) {
        shipped.put(key(language, courtesy.wireName()), read(language, courtesy.wireName()));
      }
      for (Channel channel : OPT_OUT_BY_ANSWER) {
        optOuts.put(
            key(language, channel.wireName()),
            read(language, "opt-out-" + channel.wireName()).body());
      }
    }
  }

  private static String key(String language, String template) {
    return language + "/" + template;
  }

  /** What a channel's name can be followed by. */
  public static Set<String> variants() {
    return ShippedTexts.VARIANTS;
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

  /** A text with the name under which it was found. */
  record Found(String template, TextTemplate text) {}

  @Override
  public Optional<TextId> find(
      ClientSettings settings, @Nullable String wanted, Channel channel, List<String> languages) {
    Found found = found(settings, Optional.ofNullable(wanted), channel, languages);
    return Optional.of(new TextId(found.template(), found.text().language()));
  }

  /**
   * The text for a contact.
   *
   * @param name the contact's template, empty: the channel's own
   * @param languages in the order of preference, ISO 639-1
   */
  TextTemplate require(
      ClientSettings settings, Optional<String> name, Channel channel, List<String> languages) {
    return found(settings, name, channel, languages).text();
  }

  /** The same; the client's own before the product's, the one wanted before the channel's. */
  Found found(
      ClientSettings settings, Optional<String> name, Channel channel, List<String> languages) {
    List<String> bases = name.map(n -> bases(n, channel)).orElse(List.of(channel.wireName()));
    for (String base : bases) {
      for (String language : languages) {
        Optional<TextTemplate> own = own(settings, base, language);
        if (own.isPresent()) {
          return new Found(base, own.get());
        }
      }
    }
    return Stream.concat(languages.stream(), LANGUAGES.reversed().stream())
        .flatMap(language -> bases.stream().flatMap(base -> ofProduct(base, language).stream()))
        .findFirst()
        .orElseThrow();
  }

  /**
   * How to opt out of a channel, for a text that comes with the product; empty on channels that
   * have no such sentence.
   */
  Optional<String> optOut(String language, Channel channel) {
    return Optional.ofNullable(optOuts.get(key(language, channel.wireName())));
  }

  /** Nothing does for the text of a courtesy: the channel's own asks for money. */
  private static List<String> bases(String name, Channel channel) {
    return Courtesy.of(name).isPresent() ? List.of(name) : List.of(name, channel.wireName());
  }

  private Optional<Found> ofProduct(String template, String language) {
    return Optional.ofNullable(shipped.get(key(language, template)))
        .map(text -> new Found(template, text));
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
  private static TextTemplate read(String language, String template) {
    String file = key(language, template) + ".txt";
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
