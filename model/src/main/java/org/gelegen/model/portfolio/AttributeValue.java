package org.gelegen.model.portfolio;

/** The value of something only this one client knows of a debtor or a case. */
public sealed interface AttributeValue {
  /** A finite number. */
  record Number(double value) implements AttributeValue {
    public Number {
      if (!Double.isFinite(value)) {
        throw new IllegalArgumentException("an attribute must be a finite number but is " + value);
      }
    }
  }

  /** Yes or no. */
  record Flag(boolean value) implements AttributeValue {}

  /** A word; as a feature it is a category. */
  record Text(String value) implements AttributeValue {}
}
