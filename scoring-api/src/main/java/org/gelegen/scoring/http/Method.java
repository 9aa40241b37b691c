package org.gelegen.scoring.http;

/** The methods that endpoints have. */
public enum Method {
  GET,
  POST,
  PUT,
  DELETE
}
