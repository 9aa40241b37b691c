package org.gelegen.notebooks.tables;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A column, described.
 *
 * @param unit empty where it has none
 * @param meaning in a sentence, with what an empty cell says where there are any
 */
public record Column(String name, Type type, String unit, String meaning) {

  /** What a cell holds. */
  public enum Type {
    TEXT("text"),
    FLAG("flag"),
    WHOLE("whole"),
    NUMBER("number"),
    /** A number of 32 bits, as models look at it. */
    FEATURE("feature"),
    /** A moment, in UTC. */
    MOMENT("moment");

    private final String wireName;

    Type(String wireName) {
      this.wireName = wireName;
    }

    /** How the data dictionary spells it. */
    public String wireName() {
      return wireName;
    }

    private boolean fits(Object cell) {
      return switch (this) {
        case TEXT -> cell instanceof String;
        case FLAG -> cell instanceof Boolean;
        case WHOLE -> cell instanceof Long || cell instanceof Integer;
        case NUMBER -> cell instanceof Double;
        case FEATURE -> cell instanceof Float;
        case MOMENT -> cell instanceof Instant;
      };
    }
  }

  public Column {
    if (name.isBlank() || meaning.isBlank()) {
      throw new IllegalArgumentException("a column must have a name and a meaning: " + name);
    }
  }

  public static Column text(String name, String meaning) {
    return new Column(name, Type.TEXT, "", meaning);
  }

  public static Column flag(String name, String meaning) {
    return new Column(name, Type.FLAG, "", meaning);
  }

  public static Column moment(String name, String meaning) {
    return new Column(name, Type.MOMENT, "UTC", meaning);
  }

  public static Column whole(String name, String unit, String meaning) {
    return new Column(name, Type.WHOLE, unit, meaning);
  }

  public static Column number(String name, String unit, String meaning) {
    return new Column(name, Type.NUMBER, unit, meaning);
  }

  public static Column probability(String name, String meaning) {
    return number(name, "in [0, 1]", meaning);
  }

  /** Refuses what is not of the column's type. */
  void check(@Nullable Object cell) {
    if (cell != null && !type.fits(cell)) {
      throw new IllegalArgumentException(
          "column " + name + " holds " + type.wireName() + " but was given " + cell.getClass());
    }
  }
}
