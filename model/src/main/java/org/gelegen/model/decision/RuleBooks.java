package org.gelegen.model.decision;

import java.util.Optional;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.ClientSettings;

/** Where the rules come from that bind a client. */
public interface RuleBooks {
  /**
   * The rules for a client with these settings.
   *
   * @throws org.gelegen.model.GelegenException when the settings name a rule pack that is not there
   */
  RuleBook of(ClientRecord client, ClientSettings settings);

  /**
   * The rules that bound a client under a version.
   *
   * @param version as {@link RuleBook#version} tells it and decisions name it
   * @return empty when the rules of then are not there any more
   */
  default Optional<RuleBook> of(ClientRecord client, ClientSettings settings, String version) {
    return Optional.of(of(client, settings)).filter(book -> book.version().equals(version));
  }
}
