package org.gelegen.app.commands;

import org.gelegen.model.portfolio.ClientId;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A client's id; whatever cannot be one is wrong usage. */
final class ClientName implements ITypeConverter<String> {
  @Override
  public String convert(String text) {
    try {
      return new ClientId(text).value();
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
