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

  /** A whole number with its groups. */
  public String count(long value) {
    return NumberFormat.getIntegerInstance(locale).format(value);
  }

  /** A number with at most three decimals. */
  public String number(double value) {
    NumberFormat format = NumberFormat.getNumberInstance(locale);
    format.setMaximumFractionDigits(DECIMALS);
    return format.format(value);
  }

  /** A share of one as a percentage with one decimal. */
  public String percent(double share) {
    NumberFormat format = NumberFormat.getPercentInstance(locale);
    format.setMinimumFractionDigits(1);
    format.setMaximumFractionDigits(1);
    return format.format(share);
  }

  /** An amount in the client's currency, to the cent. */
  public String money(BigDecimal amount) {
    NumberFormat format = NumberFormat.getCurrencyInstance(locale);
    format.setCurrency(currency);
    format.setRoundingMode(RoundingMode.HALF_UP);
    return format.format(amount);
  }

  /** The same of a figure that was estimated. */
  public String money(double amount) {
    return money(BigDecimal.valueOf(amount));
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
