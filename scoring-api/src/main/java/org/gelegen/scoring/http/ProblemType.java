package org.gelegen.scoring.http;

/** What can go wrong, each with a URI that stays the same (RFC 9457). */
public enum ProblemType {
  INVALID_INPUT(400, "invalid-input", "The input is not valid"),
  UNREADABLE(400, "unreadable", "The request cannot be read"),
  UNAUTHENTICATED(401, "unauthenticated", "A valid key is needed"),
  FORBIDDEN(403, "forbidden", "This key may not do that"),
  NOT_FOUND(404, "not-found", "There is no such thing"),
  METHOD_NOT_ALLOWED(405, "method-not-allowed", "This method is not allowed here"),
  NOT_ACCEPTABLE(406, "not-acceptable", "No acceptable form of the answer"),
  REQUEST_TIMEOUT(408, "request-timeout", "The request came in too slowly"),
  CONFLICT(409, "conflict", "It contradicts what is there"),
  IN_FLIGHT(409, "in-flight", "The same request is being carried out"),
  PRECONDITION_FAILED(412, "precondition-failed", "It is not what the change goes on from"),
  TOO_LARGE(413, "too-large", "The request is too large"),
  UNSUPPORTED_MEDIA_TYPE(415, "unsupported-media-type", "This media type is not read here"),
  KEY_USED(422, "key-used", "The Idempotency-Key was used for something else"),
  HEADERS_TOO_LARGE(431, "headers-too-large", "The headers are too large"),
  TOO_MANY_REQUESTS(429, "too-many-requests", "Too many requests"),
  INTERNAL(500, "internal", "Something failed here"),
  UNAVAILABLE(503, "unavailable", "Not ready");

  private static final String PREFIX = "urn:gelegen:problem:";

  private final int status;
  private final String name;
  private final String title;

  ProblemType(int status, String name, String title) {
    this.status = status;
    this.name = name;
    this.title = title;
  }

  public int status() {
    return status;
  }

  /** The URI that names this type for good. */
  public String uri() {
    return PREFIX + name;
  }

  public String title() {
    return title;
  }
}
