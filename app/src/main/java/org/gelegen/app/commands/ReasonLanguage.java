package org.gelegen.app.commands;

import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.WireName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A language in which reasons are told, such as {@code nl}. */
final class ReasonLanguage implements ITypeConverter<PlainLanguage> {
  @Override
  public PlainLanguage convert(String text) {
    try {
      return WireName.require(PlainLanguage.class, text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
