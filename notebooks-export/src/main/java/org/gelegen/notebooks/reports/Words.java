package org.gelegen.notebooks.reports;

import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.text.NumberFormat;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Properties;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.trainer.evaluation.Interval;
import org.jspecify.annotations.Nullable;

/** The words of reports and how figures are written, in the reader's language. */
final class Words {
  private static final Map<PlainLanguage, Properties> BY_LANGUAGE =
      Map.of(PlainLanguage.ENGLISH, read("en"), PlainLanguage.DUTCH, read("nl"));

  private final PlainLanguage language;
  private final Properties words;
  private final Locale locale;
  private final ZoneId zone;
  private final Currency currency;

  Words(PlainLanguage language, ClientRecord client) {
    this.language = language;
    words = Objects.requireNonNull(BY_LANGUAGE.get(language));
    locale = Locale.of(language.wireName());
    zone = client.timeZone();
    currency = client.currency();
  }

  private static Properties read(String language) {
    String file = "report_" + language + ".properties";
    try (InputStream in = Words.class.getResourceAsStream(file)) {
      Properties words = new Properties();
      words.load(new InputStreamReader(Objects.requireNonNull(in, file), StandardCharsets.UTF_8));
      return words;
    } catch (IOException e) {
      throw new UncheckedIOException("the words " + file + " cannot be read", e);
    }
  }

  PlainLanguage language() {
    return language;
  }

  /** A word, or a sentence with {@code given} put in. */
  String say(String key, Object... given) {
    String text = Objects.requireNonNull(words.getProperty(key), key);
    return given.length == 0 ? text : String.format(locale, text, given);
  }

  /** A value of records, in words where there are any. */
  String value(WireName value) {
    return value(value.wireName());
  }

  /** A word that is spelled {@code wireName} in records and metrics. */
  String value(String wireName) {
    return words.getProperty("value." + wireName, wireName);
  }

  /** The name of a language. */
  String languageName(String code) {
    String name = Locale.of(code).getDisplayLanguage(locale);
    return name.isEmpty() ? code : name;
  }

  String moment(Instant at) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu HH:mm", locale).withZone(zone).format(at);
  }

  String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMMM uuuu", locale).format(date);
  }

  String count(long count) {
    return String.format(locale, "%,d", count);
  }

  String number(double value, int decimals) {
    return String.format(locale, "%,." + decimals + "f", rounded(value, decimals));
  }

  /** Rounded to nought, it has no sign. */
  private static BigDecimal rounded(double value, int decimals) {
    return new BigDecimal(value).setScale(decimals, RoundingMode.HALF_UP);
  }

  String share(double share) {
    return number(100 * share, 1) + " %";
  }

  String money(double amount) {
    NumberFormat money = NumberFormat.getCurrencyInstance(locale);
    money.setCurrency(currency);
    return money.format(rounded(amount, money.getMaximumFractionDigits()));
  }

  String money(BigDecimal amount) {
    return money(amount.doubleValue());
  }

  /** A sum with its sign, to be read as a difference. */
  String moneyMore(double amount) {
    return plus(amount, currency.getDefaultFractionDigits()) + money(amount);
  }

  private static String plus(double value, int decimals) {
    return rounded(value, decimals).signum() > 0 ? "+" : "";
  }

  String none() {
    return "–";
  }

  /** A figure with its interval, where it has one. */
  String between(double value, @Nullable Double low, @Nullable Double high, int decimals) {
    return low == null || high == null
        ? number(value, decimals)
        : say("interval", number(value, decimals), number(low, decimals), number(high, decimals));
  }

  /** A difference with its interval. */
  String between(Interval interval, int decimals) {
    return plus(interval.estimate(), decimals)
        + between(interval.estimate(), interval.low(), interval.high(), decimals);
  }

  /** A difference of shares in percentage points. */
  String points(Interval interval) {
    return between(
        new Interval(100 * interval.estimate(), 100 * interval.low(), 100 * interval.high()), 1);
  }

  /** A difference in money. */
  String moneyBetween(Interval interval) {
    return say(
        "interval",
        moneyMore(interval.estimate()),
        moneyMore(interval.low()),
        moneyMore(interval.high()));
  }

  /** How many people, where they are enough to be told of. */
  String people(long people) {
    return people < SmallGroups.FEWEST ? say("few") : count(people);
  }
}
