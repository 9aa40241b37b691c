package org.gelegen.model.rules;

import java.util.regex.Pattern;

/** The name of a rule: its pack, a dot and what it is about, such as {@code nl.contact-hours}. */
public record RuleId(String value) {
  private static final Pattern SPELLING = Pattern.compile("[a-z0-9-]{1,60}\\.[a-z0-9-]{1,60}");

  /** What stands in the place of a pack where a client's own settings are the rule. */
  static final String CLIENT = "client";

  public RuleId {
    if (!SPELLING.matcher(value).matches()) {
      throw new IllegalArgumentException(
          "a rule's id must look like nl.contact-hours but is \"" + value + "\"");
    }
  }

  /** The name of the pack it belongs to. */
  public String pack() {
    return value.substring(0, value.indexOf('.'));
  }

  /** Whether the rule follows from the client's own settings, beside its pack. */
  public boolean isClientsOwn() {
    return pack().equals(CLIENT);
  }

  @Override
  public String toString() {
    return value;
  }
}
