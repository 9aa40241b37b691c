package org.gelegen.model.portfolio;

/**
 * Names a debtor, unique within one client: a non-empty string of at most 128 characters, none of
 * them a control character.
 */
public record DebtorId(String value) implements Comparable<DebtorId> {
  public DebtorId {
    Ids.require("debtorId", value);
  }

  @Override
  public int compareTo(DebtorId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
