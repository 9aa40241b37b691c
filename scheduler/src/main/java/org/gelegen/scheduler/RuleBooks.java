package org.gelegen.scheduler;

import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.ClientSettings;

/** Where the rules are that bind a client. */
public interface RuleBooks {
  /** The book of the client's pack and settings, the same one for the same settings. */
  RuleBook of(ClientRecord client, ClientSettings settings);
}
