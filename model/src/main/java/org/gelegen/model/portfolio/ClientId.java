package org.gelegen.model.portfolio;

/**
 * Names a client (a creditor or its collector): a non-empty string of at most 128 characters, none
 * of them a control character.
 */
public record ClientId(String value) implements Comparable<ClientId> {
  public ClientId {
    Ids.require("clientId", value);
  }

  @Override
  public int compareTo(ClientId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
