package org.gelegen.model.portfolio;

/**
 * Names a hold, unique within one client: a non-empty string of at most 128 characters, none of
 * them a control character.
 */
public record HoldId(String value) implements Comparable<HoldId> {
  public HoldId {
    Ids.require("holdId", value);
  }

  @Override
  public int compareTo(HoldId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
