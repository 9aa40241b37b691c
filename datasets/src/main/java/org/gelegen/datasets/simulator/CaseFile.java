package org.gelegen.datasets.simulator;

import java.util.HashMap;
import java.util.Map;
import org.gelegen.model.records.CaseRecord;

/** What a creditor knows of one open case. */
final class CaseFile {
  CaseRecord newest;

  /** The local day it came in, in days since the epoch. */
  final int opened;

  /** Attempts made, by template. */
  final Map<String, Integer> attempts = new HashMap<>(8);

  /** The template of the last contact about this case; empty: none yet. */
  String lastTemplate = "";

  /** Whether the debtor was spoken to, or read it, since the last contact. */
  boolean reached;

  /** The second until which a promise is waited for; 0: none. */
  long promisedUntil;

  CaseFile(CaseRecord first, int opened) {
    this.newest = first;
    this.opened = opened;
  }
}
