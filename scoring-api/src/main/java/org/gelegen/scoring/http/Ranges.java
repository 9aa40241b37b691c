package org.gelegen.scoring.http;

import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.gelegen.records.FieldError;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/** Checks the {@link Range} of every component of a request. */
final class Ranges {
  /** Looked up once: every request is checked. */
  private static final ClassValue<List<Component>> COMPONENTS =
      new ClassValue<>() {
        @Override
        protected List<Component> computeValue(Class<?> type) {
          return Arrays.stream(type.getRecordComponents()).map(Component::of).toList();
        }
      };

  private Ranges() {}

  private record Component(String name, Method accessor, @Nullable Range range) {
    private static Component of(RecordComponent component) {
      // Representations are often not public outside their package.
      component.getAccessor().setAccessible(true);
      return new Component(
          component.getName(), component.getAccessor(), component.getAnnotation(Range.class));
    }

    private @Nullable Object of(Record record) {
      try {
        return accessor.invoke(record);
      } catch (ReflectiveOperationException e) {
        throw new IllegalStateException(
            record.getClass().getName() + "." + name + " cannot be read", e);
      }
    }
  }

  /** Everything that is outside, in the order of the components. */
  static List<FieldProblem> check(Object representation) {
    List<FieldProblem> outside = new ArrayList<>();
    if (representation instanceof Record record) {
      check(record, "", outside);
    }
    return outside;
  }

  private static void check(Record record, String pointer, List<FieldProblem> outside) {
    for (Component component : COMPONENTS.get(record.getClass())) {
      Object value = component.of(record);
      if (value == null) {
        continue;
      }
      if (component.range() != null) {
        check(value, component.range(), FieldError.step(pointer, component.name()), outside);
      }
      if (value instanceof Record nested) {
        check(nested, FieldError.step(pointer, component.name()), outside);
      }
    }
  }

  /** Whether one value, a collection by its size, is outside. */
  static void check(Object value, Range range, String at, List<FieldProblem> outside) {
    switch (value) {
      case Integer number when number < range.min() || number > range.max() ->
          outside.add(new FieldProblem(at, "must be from " + allowed(range)));
      case String text when text.length() < range.min() || text.length() > range.max() ->
          outside.add(new FieldProblem(at, "must have " + allowed(range) + " characters"));
      case Collection<?> items when items.size() < range.min() || items.size() > range.max() ->
          outside.add(new FieldProblem(at, "must have " + allowed(range) + " items"));
      default -> {
        // Inside.
      }
    }
  }

  private static String allowed(Range range) {
    return range.min() + " to " + range.max();
  }
}
