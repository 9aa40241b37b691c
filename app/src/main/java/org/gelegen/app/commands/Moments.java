package org.gelegen.app.commands;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import picocli.CommandLine.TypeConversionException;

/** Dates and moments as options say them. */
public final class Moments {
  private Moments() {}

  /**
   * Reads a moment.
   *
   * @throws TypeConversionException when it is none
   */
  public static OffsetDateTime dateTime(String text) {
    try {
      return OffsetDateTime.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "must be a moment with its offset such as 2026-11-23T08:00:00+01:00 but is \""
              + text
              + "\"");
    }
  }

  /**
   * Reads a date.
   *
   * @throws TypeConversionException when it is none
   */
  public static LocalDate date(String text) {
    try {
      return LocalDate.parse(text);
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "must be a date such as 2026-11-23 but is \"" + text + "\"");
    }
  }
}
