package org.gelegen.scoring.http;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A problem document (RFC 9457), {@code application/problem+json}.
 *
 * @param type a URI that names the kind of problem and stays the same
 * @param detail what to do about it; never a value of the request, which may be personal
 * @param errors what is wrong with the input, field by field; absent for other problems
 * @param incident names the entry in the log, for a failure that is not the caller's
 */
public record Problem(
    @Doc("names the kind of problem, for good") String type,
    String title,
    int status,
    @Doc("what to do about it") String detail,
    @Nullable List<FieldProblem> errors,
    @Doc("names the entry in the log") @Nullable String incident) {
  public static final String MEDIA_TYPE = "application/problem+json";

  public Problem {
    errors = errors == null ? null : List.copyOf(errors);
  }

  static Problem of(ProblemType type, String detail) {
    return new Problem(type.uri(), type.title(), type.status(), detail, null, null);
  }

  /**
   * What is wrong with one field.
   *
   * @param pointer the JSON pointer of the field (RFC 6901), empty for the whole
   */
  public record FieldProblem(
      @Doc("the JSON pointer of the field, empty for the whole") String pointer,
      @Doc("what is wrong and what is allowed") String detail) {}
}
