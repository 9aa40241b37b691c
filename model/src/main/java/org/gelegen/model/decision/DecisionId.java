package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Arrays;
import java.util.random.RandomGenerator;

/**
 * Names a decision: 26 characters of Crockford's base 32, 48 bits of milliseconds and 80 random
 * bits, so that ids sort by time (the ULID layout).
 */
public record DecisionId(String value) implements Comparable<DecisionId> {
  private static final String ALPHABET = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
  private static final int LENGTH = 26;
  private static final int TIME_LENGTH = 10;

  public DecisionId {
    if (value.length() != LENGTH || !value.chars().allMatch(c -> ALPHABET.indexOf(c) >= 0)) {
      throw new IllegalArgumentException(
          "a decision id has 26 characters of Crockford's base 32 but is \"" + value + "\"");
    }
  }

  /** A new id for {@code at}. */
  public static DecisionId next(Instant at, RandomGenerator random) {
    char[] chars = earliest(at).value.toCharArray();
    for (int i = TIME_LENGTH; i < LENGTH; i++) {
      chars[i] = ALPHABET.charAt(random.nextInt(32));
    }
    return new DecisionId(new String(chars));
  }

  /** The least id of {@code at}: none before that moment is greater. From 1970 on. */
  public static DecisionId earliest(Instant at) {
    char[] chars = new char[LENGTH];
    Arrays.fill(chars, ALPHABET.charAt(0));
    long millis = Math.max(0, at.toEpochMilli());
    for (int i = TIME_LENGTH - 1; i >= 0; i--) {
      chars[i] = ALPHABET.charAt((int) (millis & 31));
      millis >>>= 5;
    }
    return new DecisionId(new String(chars));
  }

  /** The moment that was decided for, to the millisecond. */
  public Instant at() {
    long millis = 0;
    for (int i = 0; i < TIME_LENGTH; i++) {
      millis = (millis << 5) | ALPHABET.indexOf(value.charAt(i));
    }
    return Instant.ofEpochMilli(millis);
  }

  /** A seed that follows from the id alone, so that a decision's chance can be replayed. */
  public long seed() {
    long seed = 0x9E3779B97F4A7C15L;
    for (int i = 0; i < value.length(); i++) {
      seed = (seed ^ value.charAt(i)) * 0x100000001B3L;
      seed ^= seed >>> 29;
    }
    return seed;
  }

  @Override
  public int compareTo(DecisionId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
