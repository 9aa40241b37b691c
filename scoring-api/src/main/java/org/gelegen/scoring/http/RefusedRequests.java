package org.gelegen.scoring.http;

import java.nio.ByteBuffer;
import org.eclipse.jetty.http.HttpHeader;
import org.eclipse.jetty.server.Request;
import org.eclipse.jetty.server.Response;
import org.eclipse.jetty.util.Callback;

/** Answers requests that are refused before they reach any route, such as bad escapes. */
public final class RefusedRequests implements Request.Handler {
  private final JsonFormat json;

  public RefusedRequests(JsonFormat json) {
    this.json = json;
  }

  @Override
  public boolean handle(Request request, Response response, Callback callback) {
    int status = response.getStatus();
    Problem problem =
        switch (status) {
          case 404 -> Problem.of(ProblemType.NOT_FOUND, "there is nothing at this path");
          case 405, 501 ->
              Problem.of(ProblemType.METHOD_NOT_ALLOWED, "this method is not known here");
          case 408 ->
              Problem.of(ProblemType.REQUEST_TIMEOUT, "send the whole request at once, and faster");
          case 413 -> Problem.of(ProblemType.TOO_LARGE, "send it in parts");
          case 414, 431 ->
              Problem.of(ProblemType.HEADERS_TOO_LARGE, "send shorter headers and a shorter path");
          case 415 -> Problem.of(ProblemType.UNSUPPORTED_MEDIA_TYPE, "send it in another form");
          case 505 -> unreadable();
          // Such as 417, for an expectation that nobody knows.
          default ->
              status >= 400 && status < 500
                  ? unreadable()
                  : Problem.of(ProblemType.INTERNAL, "try again");
        };
    response.setStatus(problem.status());
    response.getHeaders().put(HttpHeader.CONTENT_TYPE, Problem.MEDIA_TYPE);
    response.getHeaders().put("X-Content-Type-Options", "nosniff");
    response.getHeaders().put("Cache-Control", "no-store");
    response.write(true, ByteBuffer.wrap(json.write(problem)), callback);
    return true;
  }

  private static Problem unreadable() {
    return Problem.of(ProblemType.UNREADABLE, "the request is not well-formed; encode it again");
  }
}
