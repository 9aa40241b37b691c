package org.gelegen.scoring.dashboard.pages;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.text.NumberFormat;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Currency;
import java.util.Locale;

/**
 * How figures and moments are written for a reader.
 *
 * @param locale the reader's
 * @param zone in which moments are shown
 * @param currency the client's
 */
public record Formats(Locale locale, ZoneId zone, Currency currency) {
  private static final int DECIMALS = 3;
  private static final double HUNDRED = 100;

  /** What is smaller is what calculating leaves over. */
  private static final double NOTHING = 1e-9;

  /** A whole number with its groups. */
  public String count(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A number with at most three decimals, or two digits of what is smaller. */
  public String number(double value) {
    BigDecimal rounded = rounded(value, DECIMALS);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(rounded.scale());
    return format.format(rounded);
  }

  /** A share of one as a percentage with one decimal, or two digits of what is smaller. */
  public String percent(double share) {
    BigDecimal rounded = rounded(HUNDRED * share, 1);
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(rounded.scale());
    return format.format(rounded.movePointLeft(2));
  }

  /** The same of a difference of shares, in percentage points, without their name. */
  public String points(double difference) {
    BigDecimal rounded = rounded(HUNDRED * difference, 1);
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(rounded.scale());
    return format.format(rounded);
  }

  /** An amount in the client's currency, to the cent. */
  public String money(BigDecimal amount) {
    return money(amount, currency.getDefaultFractionDigits());
  }

  /** The same of a figure that was estimated; of less than a cent two digits. */
  public String money(double amount) {
    BigDecimal rounded = rounded(amount, currency.getDefaultFractionDigits());
    return money(rounded, rounded.scale());
  }

  private String money(BigDecimal amount, int decimals) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setMaximumFractionDigits(decimals);
    // Rounded here, since a format writes what it rounds to nothing as -0.
    return format.format(amount.setScale(decimals, RoundingMode.HALF_UP));
  }

  private static BigDecimal rounded(double value, int decimals) {
    double size = Math.abs(value);
    int needed =
        size < NOTHING ? decimals : Math.max(decimals, 1 - (int) Math.floor(Math.log10(size)));
    return BigDecimal.valueOf(value).setScale(needed, RoundingMode.HALF_EVEN);
  }

  /** A moment to the minute, such as {@code Mon 23 Nov 2026 08:00}. */
  public String moment(Instant at) {
    return DateTimeFormatter.ofPattern("EEE d MMM yyyy HH:mm", locale).withZone(zone).format(at);
  }

  /** The time of day of a moment. */
  public String time(Instant at) {
    return DateTimeFormatter.ofPattern("HH:mm", locale).withZone(zone).format(at);
  }

  /** A day, such as {@code Mon 23 Nov 2026}. */
  public String day(LocalDate date) {
    return DateTimeFormatter.ofPattern("EEE d MMM yyyy", locale).format(date);
  }

  /** A day without its year, such as {@code 23 Nov}. */
  public String shortDay(LocalDate date) {
    return DateTimeFormatter.ofPattern("d MMM", locale).format(date);
  }

  /** A length of time in its two largest units, such as {@code 1 h 5 min}. */
  public String duration(Duration length) {
    if (length.toMinutes() == 0) {
      return length.toSeconds() + " s";
    }
    return length.toHours() == 0
        ? length.toMinutes() + " min " + length.toSecondsPart() + " s"
        : length.toHours() + " h " + length.toMinutesPart() + " min";
  }
}
