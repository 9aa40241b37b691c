package org.gelegen.model.courtesies;

import java.util.Arrays;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/** A contact that follows from what happened and not from what it may bring. */
public enum Courtesy implements WireName {
  /** For a payment after which nothing is owed on the case. */
  THANK_YOU("thank-you"),
  /** Of a case that is about to fall due, for who paid late before. */
  HEADS_UP("heads-up"),
  /** Of a promise to pay after which no payment came. */
  PROMISE_REMINDER("promise-reminder"),
  /** Of an arrangement under which no payment came for longer than the client waits. */
  ARRANGEMENT_REMINDER("arrangement-reminder");

  private final String wireName;

  Courtesy(String wireName) {
    this.wireName = wireName;
  }

  /** The name, which is that of its template as well. */
  @Override
  public String wireName() {
    return wireName;
  }

  /** The courtesy of a contact with this template, or empty when it is none. */
  public static Optional<Courtesy> of(@Nullable String template) {
    return Arrays.stream(values()).filter(one -> one.wireName.equals(template)).findFirst();
  }

  /** Whether a contact with this template is this courtesy. */
  public boolean is(@Nullable String template) {
    return wireName.equals(template);
  }
}
