package org.gelegen.app.fuzz;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import tools.jackson.databind.JsonNode;

/**
 * An endpoint as the OpenAPI document tells of it.
 *
 * @param path with its parameters in braces
 * @param query names and examples, as {@code name=example}
 * @param contentType of the body; empty: it takes none
 * @param example of the body, as it is sent
 * @param statuses that it declares
 */
record FuzzTarget(
    String method,
    String path,
    List<String> query,
    String contentType,
    String example,
    Set<Integer> statuses) {

  static List<FuzzTarget> of(JsonNode document) {
    List<FuzzTarget> targets = new ArrayList<>();
    document
        .get("paths")
        .forEachEntry(
            (path, operations) ->
                operations.forEachEntry(
                    (method, operation) ->
                        targets.add(of(method.toUpperCase(Locale.ROOT), path, operation))));
    return targets;
  }

  private static FuzzTarget of(String method, String path, JsonNode operation) {
    List<String> query = new ArrayList<>();
    operation
        .path("parameters")
        .forEach(
            parameter -> {
              if (parameter.get("in").asString().equals("query")) {
                query.add(
                    parameter.get("name").asString() + "=" + parameter.get("example").asString());
              }
            });
    Set<Integer> statuses = new HashSet<>();
    operation.get("responses").propertyNames().forEach(s -> statuses.add(Integer.valueOf(s)));
    JsonNode content = operation.at("/requestBody/content");
    String contentType = content.isEmpty() ? "" : content.propertyNames().iterator().next();
    JsonNode example = content.isEmpty() ? content : content.get(contentType).get("example");
    return new FuzzTarget(
        method,
        path,
        query,
        contentType,
        example.isString() ? example.asString() : contentType.isEmpty() ? "" : example.toString(),
        statuses);
  }
}
