package org.gelegen.scoring.http;

import io.javalin.http.Context;
import io.javalin.http.HttpResponseException;
import java.time.Duration;
import java.util.HexFormat;
import java.util.random.RandomGenerator;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.registry.DamagedModelException;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Makes every problem document that is answered, and logs failures once, by an incident's id. */
final class ProblemMapper {
  private static final Logger LOG = LoggerFactory.getLogger(ProblemMapper.class);

  /** Where Javalin says which methods a path has. */
  private static final String METHODS = "availableMethods";

  private final JsonFormat json;
  private final RandomGenerator random;

  ProblemMapper(JsonFormat json, RandomGenerator random) {
    this.json = json;
    this.random = random;
  }

  void answer(Throwable failure, Context context) {
    Problem problem =
        switch (failure) {
          case ProblemException known -> known.problem();
          case HttpResponseException http -> problem(http);
          case DamagedModelException damaged -> damaged(damaged);
          case UnavailableException busy -> unavailable(busy, context);
          default -> incident(failure, context);
        };
    if (context.res().isCommitted()) {
      return;
    }
    if (problem.status() == ProblemType.UNAUTHENTICATED.status()) {
      context.header("WWW-Authenticate", "Bearer realm=\"gelegen\"");
    }
    if (failure instanceof ProblemException known) {
      known
          .retryAfter()
          .ifPresent(wait -> context.header("Retry-After", Long.toString(seconds(wait))));
    }
    if (failure instanceof UnavailableException) {
      context.header("Retry-After", "1");
    }
    if (problem.status() == ProblemType.REQUEST_TIMEOUT.status()) {
      // What is left of the body is not waited for.
      context.header("Connection", "close");
    }
    if (failure instanceof HttpResponseException http && http.getDetails().containsKey(METHODS)) {
      context.header("Allow", http.getDetails().get(METHODS));
    }
    context.status(problem.status());
    ProblemView view = context.attribute(ProblemView.ATTRIBUTE);
    if (view == null) {
      context.contentType(Problem.MEDIA_TYPE);
      context.result(json.write(problem));
    } else {
      context.contentType(Media.HTML + "; charset=utf-8");
      context.result(view.html(problem));
    }
  }

  /** Whole seconds, rather one too many. */
  private static long seconds(Duration wait) {
    return wait.plusSeconds(1).minusNanos(1).toSeconds();
  }

  /** What Javalin itself refuses: paths and methods that no route has, and bad requests. */
  private static Problem problem(HttpResponseException e) {
    return switch (e.getStatus()) {
      case 404 ->
          Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path; see /openapi.json");
      case 405 ->
          Problem.of(
              ProblemType.METHOD_NOT_ALLOWED,
              "this path does not have this method; see /openapi.json");
      case 413 -> Problem.of(ProblemType.TOO_LARGE, "the body is too large; send it in parts");
      case 415 ->
          Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "see /openapi.json for what is read");
      default ->
          Problem.of(ProblemType.UNREADABLE, "the request is not well-formed; encode it again");
    };
  }

  /** The message names the client and the version, and nobody. */
  private static Problem damaged(DamagedModelException damaged) {
    LOG.error("no decisions are made: {}", damaged.getMessage());
    return Problem.of(ProblemType.UNAVAILABLE, String.valueOf(damaged.getMessage()));
  }

  private static Problem unavailable(UnavailableException busy, Context context) {
    LOG.warn(
        "{} {} could not be answered: {}",
        context.method().name(),
        Routes.route(context),
        busy.getMessage());
    return Problem.of(
        ProblemType.UNAVAILABLE,
        "too much is asked of the database; wait as many seconds as Retry-After says and send the"
            + " request again, or ask for less at once");
  }

  private Problem incident(Throwable failure, Context context) {
    String incident = HexFormat.of().toHexDigits(random.nextLong());
    // The route and not the path, which holds ids of people.
    LOG.error(
        "incident {} at {} {}: {}",
        incident,
        context.method().name(),
        Routes.route(context),
        StackTraces.describe(failure));
    ProblemType type = ProblemType.INTERNAL;
    return new Problem(
        type.uri(),
        type.title(),
        type.status(),
        "try again; if it fails again, tell the operator the incident",
        null,
        incident);
  }
}
