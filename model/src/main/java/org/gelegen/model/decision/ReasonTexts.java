package org.gelegen.model.decision;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.EnumMap;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Properties;
import org.gelegen.model.decision.Explanation.Reason;
import org.jspecify.annotations.Nullable;

/**
 * Says reasons in plain words (level B1): one sentence for what is so, one for what it does to the
 * value. The words are in {@code reasons_en.properties} and {@code reasons_nl.properties}; a
 * client's own attributes get a sentence that names the field. Safe for use by many threads.
 */
public final class ReasonTexts {
  private static final Map<PlainLanguage, ReasonTexts> BY_LANGUAGE =
      new EnumMap<>(PlainLanguage.class);

  static {
    for (PlainLanguage language : PlainLanguage.values()) {
      BY_LANGUAGE.put(language, new ReasonTexts(language));
    }
  }

  private final Properties texts = new Properties();
  private final Locale locale;

  private ReasonTexts(PlainLanguage language) {
    locale = Locale.forLanguageTag(language.wireName());
    String file = "reasons_" + language.wireName() + ".properties";
    try (InputStream in = ReasonTexts.class.getResourceAsStream(file)) {
      if (in == null) {
        throw new IllegalStateException("the product lacks its texts " + file);
      }
      texts.load(new InputStreamReader(in, StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new UncheckedIOException("the texts " + file + " cannot be read", e);
    }
  }

  /** The words of a language. */
  public static ReasonTexts in(PlainLanguage language) {
    return Objects.requireNonNull(BY_LANGUAGE.get(language));
  }

  /** A reason in two sentences. */
  public String text(Reason reason) {
    return fact(reason.feature(), reason.value())
        + " "
        + require(reason.effect() > 0 ? "more" : "less");
  }

  /** What a feature is called where it is measured and not told, such as beside a bar. */
  public String name(String feature) {
    if (own(feature)) {
      return ownName(feature);
    }
    String key = feature.replace('=', '.');
    return Optional.ofNullable(texts.getProperty("label." + key))
        .or(() -> form(key, "1").map(sentence -> sentence.substring(0, sentence.length() - 1)))
        .orElseGet(() -> words(feature));
  }

  /** What the value is before anything is known. */
  public String baseline() {
    return require("baseline");
  }

  /** What features add that are not told by themselves. */
  public String others() {
    return require("others");
  }

  private String fact(String feature, @Nullable Double value) {
    String key = feature.replace('=', '.');
    if (own(feature)) {
      return ownFact(feature, value);
    }
    if (value == null) {
      return form(key, "unknown").orElseGet(() -> require("unknown"));
    }
    String plain = texts.getProperty(key);
    long whole = whole(plain, value);
    return Optional.<String>empty()
        .or(() -> form(key, Long.toString(whole)))
        .or(() -> whole < 0 ? form(key, "negative") : Optional.empty())
        .or(() -> Optional.ofNullable(plain))
        .map(text -> fill(text, value))
        .orElseGet(() -> fill(require("own.number"), value).replace("{name}", words(feature)));
  }

  /** The number that decides between one and many: that which is shown. */
  private static long whole(@Nullable String plain, double value) {
    boolean unlogged = plain != null && plain.contains("{unlogged}");
    return Math.round(unlogged ? Math.expm1(value) : value);
  }

  private String require(String key) {
    return Objects.requireNonNull(texts.getProperty(key), key);
  }

  private Optional<String> form(String key, String form) {
    return Optional.ofNullable(texts.getProperty(key + "." + form));
  }

  private String fill(String text, double value) {
    return text.replace("{whole}", Long.toString(Math.abs(Math.round(value))))
        .replace("{unlogged}", Long.toString(Math.round(Math.expm1(value))))
        .replace("{amount}", String.format(locale, "%.2f", Math.expm1(value)))
        .replace("{percent}", Math.round(100 * value) + "%")
        .replace("{ratio}", String.format(locale, "%.1f", value))
        .replace("{hour}", String.format(Locale.ROOT, "%d:00", (long) value))
        .replace("{number}", number(value));
  }

  private String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e15
        ? Long.toString((long) value)
        : String.format(locale, "%.2f", value);
  }

  private static boolean own(String feature) {
    return feature.startsWith("debtor.") || feature.startsWith("case.");
  }

  private String ownFact(String feature, @Nullable Double value) {
    int equals = feature.indexOf('=');
    String name = field(feature);
    if (value == null) {
      return require("own.unknown").replace("{name}", name);
    }
    if (equals < 0) {
      return fill(require("own.number"), value).replace("{name}", name);
    }
    String category = feature.substring(equals + 1);
    String kind = category.equals("(other)") ? "own.other." : "own.category.";
    return require(kind + (value > 0 ? "1" : "0"))
        .replace("{name}", name)
        .replace("{category}", category);
  }

  private String ownName(String feature) {
    int equals = feature.indexOf('=');
    if (equals < 0) {
      return field(feature);
    }
    String category = feature.substring(equals + 1);
    return field(feature) + ": " + (category.equals("(other)") ? require("label.other") : category);
  }

  /** What a client's own field is called. */
  private String field(String feature) {
    int equals = feature.indexOf('=');
    String field =
        feature.substring(feature.indexOf('.') + 1, equals < 0 ? feature.length() : equals);
    return texts.getProperty("name." + field, words(field));
  }

  /** The words of a name such as {@code daysSincePayday} or {@code tenure_months}. */
  private static String words(String name) {
    return name.replaceAll("([a-z0-9])([A-Z])", "$1 $2")
        .replace('.', ' ')
        .replace('_', ' ')
        .toLowerCase(Locale.ROOT);
  }
}
