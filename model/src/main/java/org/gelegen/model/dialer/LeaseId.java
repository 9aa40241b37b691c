package org.gelegen.model.dialer;

import java.util.HexFormat;
import java.util.random.RandomGenerator;

/** Names a lease: 32 hexadecimal digits. */
public record LeaseId(String value) implements Comparable<LeaseId> {
  public LeaseId {
    if (!value.matches("[0-9a-f]{32}")) {
      throw new IllegalArgumentException("a lease id has 32 hexadecimal digits");
    }
  }

  /** A new id. */
  public static LeaseId next(RandomGenerator random) {
    HexFormat hex = HexFormat.of();
    return new LeaseId(hex.toHexDigits(random.nextLong()) + hex.toHexDigits(random.nextLong()));
  }

  @Override
  public int compareTo(LeaseId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
