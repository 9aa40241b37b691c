package org.gelegen.records;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoField;
import org.jspecify.annotations.Nullable;

/**
 * Moments as RFC 3339 writes them, read and written by hand: a formatter of the JDK costs more than
 * the rest of a record.
 *
 * <p>Any offset is read and UTC is written. Finer than a microsecond is cut off. Years from 1900 to
 * 2199. A leap second is not a moment here.
 */
public final class Moments {
  /** What a moment may look like, in words. */
  public static final String ALLOWED =
      "must be an RFC 3339 time with an offset, from 1900 to 2199, such as"
          + " 2025-03-02T10:05:00+01:00";

  static final String DATE_ALLOWED = "must be a date from 1900 to 2199, such as 2025-02-15";

  private static final int MIN_LENGTH = "2025-03-02T10:05:00Z".length();
  private static final int OFFSET_LENGTH = "+01:00".length();
  private static final int MICRO_DIGITS = 6;

  private Moments() {}

  /** The moment, or null when {@code text} is not one. */
  public static @Nullable Instant parse(String text) {
    int length = text.length();
    if (length < MIN_LENGTH
        || (text.charAt(10) | 0x20) != 't'
        || text.charAt(13) != ':'
        || text.charAt(16) != ':') {
      return null;
    }
    LocalDate date = parseDate(text, 0);
    int hour = digits(text, 11, 2);
    int minute = digits(text, 14, 2);
    int second = digits(text, 17, 2);
    if (date == null || outside(hour, 23) || outside(minute, 59) || outside(second, 59)) {
      return null;
    }
    int end = 19;
    long micros = 0;
    if (text.charAt(end) == '.') {
      int first = ++end;
      while (end < length && text.charAt(end) >= '0' && text.charAt(end) <= '9') {
        end++;
      }
      if (end == first || end - first > 9) {
        return null;
      }
      for (int i = 0; i < MICRO_DIGITS; i++) {
        micros = micros * 10 + (first + i < end ? text.charAt(first + i) - '0' : 0);
      }
    }
    int offset = offsetSeconds(text, end);
    if (offset == Integer.MIN_VALUE) {
      return null;
    }
    long seconds = date.toEpochDay() * 86_400L + hour * 3600L + minute * 60L + second - offset;
    return Instant.ofEpochSecond(seconds, micros * 1000);
  }

  /** The date, or null when {@code text} is not one. */
  static @Nullable LocalDate parseDate(String text) {
    return text.length() == 10 ? parseDate(text, 0) : null;
  }

  /** The one spelling of a moment: UTC, and a fraction of six digits only where there is one. */
  public static String format(Instant moment) {
    int micros = moment.get(ChronoField.MICRO_OF_SECOND);
    long day = Math.floorDiv(moment.getEpochSecond(), 86_400L);
    int second = (int) Math.floorMod(moment.getEpochSecond(), 86_400L);
    LocalDate date = LocalDate.ofEpochDay(day);
    StringBuilder text = new StringBuilder(27);
    pad(text, date.getYear(), 4).append('-');
    pad(text, date.getMonthValue(), 2).append('-');
    pad(text, date.getDayOfMonth(), 2).append('T');
    pad(text, second / 3600, 2).append(':');
    pad(text, second / 60 % 60, 2).append(':');
    pad(text, second % 60, 2);
    if (micros != 0) {
      pad(text.append('.'), micros, MICRO_DIGITS);
    }
    return text.append('Z').toString();
  }

  private static @Nullable LocalDate parseDate(String text, int at) {
    int year = digits(text, at, 4);
    int month = digits(text, at + 5, 2);
    int day = digits(text, at + 8, 2);
    if (year < 1900
        || year > 2199
        || text.charAt(at + 4) != '-'
        || text.charAt(at + 7) != '-'
        || outside(month - 1, 11)
        || outside(day - 1, 30)) {
      return null;
    }
    try {
      return LocalDate.of(year, month, day);
    } catch (DateTimeException e) {
      // The 30th of February and its like, the only thing left that can be wrong.
      return null;
    }
  }

  private static int offsetSeconds(String text, int at) {
    if (at + 1 == text.length() && (text.charAt(at) | 0x20) == 'z') {
      return 0;
    }
    if (at + OFFSET_LENGTH != text.length() || text.charAt(at + 3) != ':') {
      return Integer.MIN_VALUE;
    }
    char sign = text.charAt(at);
    int hours = digits(text, at + 1, 2);
    int minutes = digits(text, at + 4, 2);
    int seconds = hours * 3600 + minutes * 60;
    if ((sign != '+' && sign != '-')
        || outside(hours, 18)
        || outside(minutes, 59)
        || seconds > ZoneOffset.MAX.getTotalSeconds()) {
      return Integer.MIN_VALUE;
    }
    return sign == '+' ? seconds : -seconds;
  }

  private static boolean outside(int value, int max) {
    return value < 0 || value > max;
  }

  /** The number that {@code count} digits spell, or a very negative one when they are no digits. */
  private static int digits(String text, int at, int count) {
    int value = 0;
    for (int i = at; i < at + count; i++) {
      int digit = text.charAt(i) - '0';
      if (digit < 0 || digit > 9) {
        return Integer.MIN_VALUE / 2;
      }
      value = value * 10 + digit;
    }
    return value;
  }

  private static StringBuilder pad(StringBuilder text, int value, int width) {
    int power = 1;
    for (int i = 1; i < width; i++) {
      power *= 10;
    }
    for (; power > 0; power /= 10) {
      text.append((char) ('0' + value / power % 10));
    }
    return text;
  }
}
