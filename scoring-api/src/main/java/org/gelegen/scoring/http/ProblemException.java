package org.gelegen.scoring.http;

import java.util.List;
import org.gelegen.model.GelegenException;
import org.gelegen.scoring.http.Problem.FieldProblem;

/** A request that ends with a problem document. */
public final class ProblemException extends GelegenException {
  private static final long serialVersionUID = 1L;

  private final transient Problem problem;

  private ProblemException(Problem problem) {
    super(problem.detail());
    this.problem = problem;
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

  public Problem problem() {
    return problem;
  }
}
