package org.gelegen.model.portfolio;

/**
 * Names a case (one claim in arrears), unique within one client: a non-empty string of at most 128
 * characters, none of them a control character.
 */
public record CaseId(String value) implements Comparable<CaseId> {
  public CaseId {
    Ids.require("caseId", value);
  }

  @Override
  public int compareTo(CaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
