package org.gelegen.scoring.http;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.records.FieldError;
import org.gelegen.scoring.http.Problem.FieldProblem;
import tools.jackson.core.JacksonException;
import tools.jackson.core.exc.StreamConstraintsException;
import tools.jackson.core.exc.StreamReadException;
import tools.jackson.databind.exc.InvalidNullException;
import tools.jackson.databind.exc.MismatchedInputException;
import tools.jackson.databind.exc.UnrecognizedPropertyException;

/**
 * Says what is wrong with JSON in words of our own: Jackson's quote the input, which may be
 * personal or secret.
 */
final class JsonProblems {
  private JsonProblems() {}

  static FieldProblem problem(JacksonException e) {
    return switch (e) {
      case StreamConstraintsException _ ->
          new FieldProblem(
              "", "is nested too deep, or holds a name, a number or a text that is too long");
      case StreamReadException _ ->
          new FieldProblem("", "is not valid JSON, or names a field twice" + place(e));
      case UnrecognizedPropertyException unknown ->
          new FieldProblem(pointer(e), "is not a field here; the fields are " + known(unknown));
      case InvalidNullException _ -> new FieldProblem(pointer(e), "must not be null");
      case MismatchedInputException mismatch -> mismatch(mismatch);
      default -> new FieldProblem(pointer(e), "cannot be read");
    };
  }

  private static FieldProblem mismatch(MismatchedInputException e) {
    String message = e.getOriginalMessage();
    if (message.startsWith("Missing required creator property")) {
      return new FieldProblem(pointer(e), "is required");
    }
    if (message.startsWith("Trailing token")) {
      return new FieldProblem("", "must have nothing after its JSON value");
    }
    if (message.startsWith("No content")) {
      return new FieldProblem("", "must not be empty");
    }
    return new FieldProblem(pointer(e), "must be " + meaning(e.getTargetType()));
  }

  private static String meaning(Class<?> type) {
    if (type == null) {
      return "of another type";
    }
    Spellings.Spelling<?> spelling = Spellings.find(type);
    if (spelling != null) {
      return spelling.meaning();
    }
    if (type.isEnum()) {
      return Arrays.stream(type.getEnumConstants())
          .map(
              constant -> constant instanceof WireName word ? word.wireName() : constant.toString())
          .collect(Collectors.joining(", ", "one of ", ""));
    }
    if (type == String.class) {
      return "a string";
    }
    if (type == boolean.class || type == Boolean.class) {
      return "true or false";
    }
    if (type == int.class || type == Integer.class || type == long.class || type == Long.class) {
      return "a whole number that is not too large";
    }
    if (type == double.class || type == Double.class) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type)) {
      return "an array";
    }
    return type.isRecord() || Map.class.isAssignableFrom(type)
        ? "a JSON object"
        : "of another type";
  }

  private static String known(UnrecognizedPropertyException e) {
    return e.getKnownPropertyIds().stream().map(Object::toString).collect(Collectors.joining(", "));
  }

  private static String pointer(JacksonException e) {
    List<JacksonException.Reference> path = e.getPath();
    String pointer = "";
    for (JacksonException.Reference reference : path) {
      pointer =
          reference.getPropertyName() == null
              ? pointer + "/" + reference.getIndex()
              : FieldError.step(pointer, reference.getPropertyName());
    }
    return pointer;
  }

  private static String place(JacksonException e) {
    return e.getLocation() == null || e.getLocation().getLineNr() < 1
        ? ""
        : ", near line " + e.getLocation().getLineNr() + " column " + e.getLocation().getColumnNr();
  }
}
