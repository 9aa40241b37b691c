package org.gelegen.app.commands;

import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import org.gelegen.model.slots.Horizon;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** How far ahead is looked, such as {@code P7D} or {@code PT12H}. */
final class HorizonLength implements ITypeConverter<Duration> {
  @Override
  public Duration convert(String text) {
    try {
      return new Horizon(Instant.EPOCH, Duration.parse(text)).length();
    } catch (DateTimeException e) {
      throw new TypeConversionException(
          "must be a duration such as P7D or PT12H but is \"" + text + "\"");
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
