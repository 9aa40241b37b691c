package org.gelegen.scoring.documentation;

import java.util.regex.Pattern;

/** What representations are called in generated clients, where nothing stands around them. */
final class SchemaNames {
  private static final Pattern ROLE = Pattern.compile("(Request|Response|Representation)$");
  private static final Pattern ONE_WORD = Pattern.compile("[A-Z][a-z]+");

  private SchemaNames() {}

  /**
   * {@code ModelRepresentation} is {@code Model}; a type with one word for a name that stands in
   * another, such as {@code Row} in {@code ComparisonResponse}, is {@code ComparisonRow}.
   */
  static String of(Class<?> type) {
    String own = type.getSimpleName().replaceFirst("Representation$", "");
    Class<?> outer = type.getEnclosingClass();
    if (outer == null || !ONE_WORD.matcher(own).matches()) {
      return own;
    }
    String around = ROLE.matcher(outer.getSimpleName()).replaceFirst("");
    return around.endsWith(own + "s") ? around.substring(0, around.length() - 1) : around + own;
  }
}
