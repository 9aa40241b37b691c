package org.gelegen.model.experiments;

/** Names an experiment within its client: small letters, digits and hyphens, 1 to 64 of them. */
public record ExperimentId(String value) implements Comparable<ExperimentId> {
  /** What an id may look like, in words. */
  public static final String ALLOWED =
      "must be 1 to 64 small letters, digits and hyphens, such as evening-calls";

  public ExperimentId {
    if (!isValid(value)) {
      throw new IllegalArgumentException("an experiment's id " + ALLOWED + " but is " + value);
    }
  }

  public static boolean isValid(String value) {
    return value.matches("[a-z0-9][a-z0-9-]{0,63}");
  }

  @Override
  public int compareTo(ExperimentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
