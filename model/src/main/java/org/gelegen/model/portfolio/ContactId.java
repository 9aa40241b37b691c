package org.gelegen.model.portfolio;

/**
 * Names a contact, unique within one client: a non-empty string of at most 128 characters, none of
 * them a control character.
 */
public record ContactId(String value) implements Comparable<ContactId> {
  public ContactId {
    Ids.require("contactId", value);
  }

  @Override
  public int compareTo(ContactId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
