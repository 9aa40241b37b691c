package org.gelegen.scoring.http;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.GelegenException;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.jspecify.annotations.Nullable;

/** A request that ends with a problem document. */
public final class ProblemException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;
  private final transient @Nullable Duration retryAfter;

  private ProblemException(Problem problem) {
    this(problem, null);
  }

  private ProblemException(Problem problem, @Nullable Duration retryAfter) {
    super(problem.detail());
    this.problem = problem;
    this.retryAfter = retryAfter;
  }

  public static ProblemException of(ProblemType type, String detail) {
    return new ProblemException(Problem.of(type, detail));
  }

  /** The problem of input that is wrong in one or more places. */
  public static ProblemException invalid(List<FieldProblem> errors) {
    return of(
        ProblemType.INVALID_INPUT,
        "mend what errors name and send the request again; nothing was changed",
        errors);
  }

  /** The problem of input that is wrong in one place. */
  public static ProblemException invalid(String pointer, String detail) {
    return invalid(List.of(new FieldProblem(pointer, detail)));
  }

  /** A problem with the fields that it is about. */
  public static ProblemException of(ProblemType type, String detail, List<FieldProblem> errors) {
    return new ProblemException(
        new Problem(type.uri(), type.title(), type.status(), detail, errors, null));
  }

  /** The problem of something that is not there, or not for this key to see. */
  public static ProblemException notFound(String what) {
    return of(
        ProblemType.NOT_FOUND, what + " is not known here; check its id and the client of the key");
  }

  /** The problem of a key that asks too often. */
  public static ProblemException tooMany(Duration wait) {
    return new ProblemException(
        Problem.of(
            ProblemType.TOO_MANY_REQUESTS,
            "this key asks too often; wait as many seconds as Retry-After says"),
        wait);
  }

  /** The problem of what cannot be had at the moment. */
  public static ProblemException unavailable(String detail) {
    return new ProblemException(Problem.of(ProblemType.UNAVAILABLE, detail), Duration.ofSeconds(1));
  }

  /** How long to wait before asking again, where that is the problem. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }

  public Problem problem() {
    return problem;
  }
}
