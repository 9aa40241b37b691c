package org.gelegen.app.commands;

import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A port to listen on, from 0, any that is free, to 65535. */
final class PortNumber implements ITypeConverter<Integer> {
  @Override
  public Integer convert(String text) {
    if (text.matches("[0-9]{1,5}") && Integer.parseInt(text) <= 65_535) {
      return Integer.valueOf(text);
    }
    throw new TypeConversionException("must be a number from 0 to 65535 but is \"" + text + "\"");
  }
}
