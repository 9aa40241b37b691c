package org.gelegen.model.decision;

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
}
