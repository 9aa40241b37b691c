package org.gelegen.app.commands;

import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;

/** Versions as people write them: {@code 12} or {@code noorderlicht-12}. */
final class Versions {
  private Versions() {}

  static ModelVersion require(ModelRegistry registry, ClientId client, String version) {
    return registry
        .find(client, number(client, version))
        .orElseThrow(
            () ->
                new GelegenException(
                    "there is no version "
                        + version
                        + ": gelegen models --client "
                        + client
                        + " lists them"));
  }

  private static int number(ClientId client, String version) {
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
