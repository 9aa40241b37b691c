package org.gelegen.model.rules;

import java.util.BitSet;

/** The actions of a grid that one rule closes, whatever other rules say of them. */
public final class RuleClosing {
  private final RuleHeader header;
  private final BitSet actions;

  RuleClosing(RuleHeader header, BitSet actions) {
    this.header = header;
    this.actions = (BitSet) actions.clone();
  }

  /** What the rule says of itself. */
  public RuleHeader header() {
    return header;
  }

  /** Whether it closes the action of this number. */
  public boolean closes(int action) {
    return actions.get(action);
  }
}
