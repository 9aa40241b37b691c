package org.gelegen.scoring.http;

import java.lang.reflect.Type;

/**
 * A form in which an answer is given.
 *
 * @param contentType without parameters
 * @param type what it represents; {@code String} for text without structure
 * @param example as it is sent
 */
public record Media(String contentType, Type type, String example) {
  public static final String JSON = "application/json";
  public static final String NDJSON = "application/x-ndjson";
  public static final String CSV = "text/csv";
  public static final String TEXT = "text/plain";
  public static final String HTML = "text/html";
  public static final String CSS = "text/css";

  public static Media json(Type type, String example) {
    return new Media(JSON, type, example);
  }
}
