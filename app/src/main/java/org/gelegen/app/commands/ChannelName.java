package org.gelegen.app.commands;

import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** A channel by its name in records; whatever is none is wrong usage. */
final class ChannelName implements ITypeConverter<Channel> {
  @Override
  public Channel convert(String text) {
    try {
      return WireName.require(Channel.class, text);
    } catch (IllegalArgumentException e) {
      throw new TypeConversionException(e.getMessage());
    }
  }
}
