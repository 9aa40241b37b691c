package org.gelegen.model.workflows;

import org.gelegen.model.portfolio.WireName;

/** From which day a workflow counts. */
public enum WorkflowStart implements WireName {
  /** The case's due date, or the day of its first record where it has none. */
  DUE_DATE("due-date"),
  /** The day of the case's first record, where the debtor lives. */
  FIRST_RECORD("first-record");

  private final String wireName;

  WorkflowStart(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
