package org.gelegen.scoring.http;

import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.gelegen.records.FieldError;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Checks the {@link Range} of every component of a request. */
final class Ranges {
  private Ranges() {}

  /** Everything that is outside, in the order of the components. */
  static List<FieldProblem> check(Object representation) {
    List<FieldProblem> outside = new ArrayList<>();
    if (representation instanceof Record record) {
      check(record, "", outside);
    }
    return outside;
  }

  private static void check(Record record, String pointer, List<FieldProblem> outside) {
    for (RecordComponent component : record.getClass().getRecordComponents()) {
      Object value = value(record, component);
      String at = FieldError.step(pointer, component.getName());
      Range range = component.getAnnotation(Range.class);
      if (range != null && value != null) {
        check(value, range, at, outside);
      }
      if (value instanceof Record nested) {
        check(nested, at, outside);
      }
    }
  }

  /** Whether one value, a collection by its size, is outside. */
  static void check(Object value, Range range, String at, List<FieldProblem> outside) {
    String allowed = range.min() + " to " + range.max();
    switch (value) {
      case Integer number when number < range.min() || number > range.max() ->
          outside.add(new FieldProblem(at, "must be from " + allowed));
      case String text when text.length() < range.min() || text.length() > range.max() ->
          outside.add(new FieldProblem(at, "must have " + allowed + " characters"));
      case Collection<?> items when items.size() < range.min() || items.size() > range.max() ->
          outside.add(new FieldProblem(at, "must have " + allowed + " items"));
      default -> {
        // Inside.
      }
    }
  }

  private static @Nullable Object value(Record record, RecordComponent component) {
    try {
      // Representations are often not public outside their package.
      component.getAccessor().setAccessible(true);
      return component.getAccessor().invoke(record);
    } catch (ReflectiveOperationException e) {
      throw new IllegalStateException(
          record.getClass().getName() + "." + component.getName() + " cannot be read", e);
    }
  }
}
