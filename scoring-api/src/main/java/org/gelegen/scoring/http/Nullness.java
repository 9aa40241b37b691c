package org.gelegen.scoring.http;

import java.lang.reflect.AnnotatedType;
import org.jspecify.annotations.Nullable;

/** Whether a component of a representation may be absent, which its type says. */
public final class Nullness {
  private Nullness() {}

  /** Whether the type is marked nullable. */
  public static boolean mayBeAbsent(AnnotatedType type) {
    return type.isAnnotationPresent(Nullable.class);
  }
}
