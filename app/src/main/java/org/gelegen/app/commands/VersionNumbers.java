package org.gelegen.app.commands;

import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;

/** Versions as people write them: {@code 12} or {@code noorderlicht-12}. */
final class VersionNumbers {
  private VersionNumbers() {}

  static int parse(ClientId client, String version) {
    String prefix = client.value() + "-";
    String digits = version.startsWith(prefix) ? version.substring(prefix.length()) : version;
    try {
      return Integer.parseInt(digits);
    } catch (NumberFormatException e) {
      throw new GelegenException(
          "a version is a number, or " + prefix + "NUMBER, but this is \"" + version + "\"");
    }
  }
}
