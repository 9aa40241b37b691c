package org.gelegen.model.rules;

import java.time.LocalDate;
import org.gelegen.model.portfolio.Party;
import org.jspecify.annotations.Nullable;

/**
 * What every rule says of itself.
 *
 * @param basis the article, decree, custom or agreement behind it, in words
 * @param party the party it binds; absent: both. A client that does not say which it is, is bound
 *     by all.
 * @param source where its figures come from
 * @param setting whether it can be switched off
 */
public record RuleHeader(
    RuleId id,
    String basis,
    InForce inForce,
    @Nullable Party party,
    Source source,
    Setting setting) {

  /** Where figures come from. */
  public enum Source {
    /** Read in a source that the basis names. */
    READ,
    /** Not read in a source: to be checked by a lawyer, and switchable. */
    MEMORY
  }

  /** Whether a rule can be switched off, and how it stands. */
  public enum Setting {
    /** Always on. */
    FIXED,
    /** On, and can be switched off. */
    ON,
    /** Off, and can be switched on. */
    OFF
  }

  /**
   * Local dates at which a rule counts.
   *
   * @param from the first day
   * @param until the first day on which it no longer counts; absent: for good
   */
  public record InForce(LocalDate from, @Nullable LocalDate until) {
    public InForce {
      if (until != null && !until.isAfter(from)) {
        throw new IllegalArgumentException(
            "inForceUntil must be after " + from + " but is " + until);
      }
    }

    /** Whether it counts on every day from {@code first} to {@code last}, both included. */
    boolean covers(LocalDate first, LocalDate last) {
      return !first.isBefore(from) && (until == null || last.isBefore(until));
    }

    /** Whether a day can be found on which both count. */
    boolean overlaps(InForce other) {
      return (other.until == null || from.isBefore(other.until))
          && (until == null || other.from.isBefore(until));
    }
  }

  public RuleHeader {
    if (basis.isBlank()) {
      throw new IllegalArgumentException("the basis of " + id + " must not be empty");
    }
    if (source == Source.MEMORY && setting == Setting.FIXED) {
      throw new IllegalArgumentException(id + " has figures from memory, so it must be switchable");
    }
  }

  /** A rule that binds everybody, at all times, and cannot be switched off. */
  public static RuleHeader fixed(String id, String basis) {
    return new RuleHeader(
        new RuleId(id), basis, new InForce(LocalDate.MIN, null), null, Source.READ, Setting.FIXED);
  }

  /** Whether the rule counts at all. */
  public boolean isOn() {
    return setting != Setting.OFF;
  }

  /** Whether both are the same rule and a day can be found on which both count. */
  public boolean clashes(RuleHeader other) {
    return id.equals(other.id) && inForce.overlaps(other.inForce);
  }

  /** Whether a client of this party is bound; a party that is absent is bound by every rule. */
  boolean binds(@Nullable Party client) {
    return party == null || client == null || party == client;
  }

  /** The same, switched. */
  RuleHeader switched(boolean on) {
    if (setting == Setting.FIXED) {
      throw new IllegalArgumentException(id + " cannot be switched");
    }
    return new RuleHeader(id, basis, inForce, party, source, on ? Setting.ON : Setting.OFF);
  }
}
