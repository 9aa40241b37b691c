package org.gelegen.scoring.documentation;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.access.Role;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.KeyedCalls;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.Problem;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.QueryParameter;
import org.gelegen.scoring.http.RequestBody;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Describes endpoints as an OpenAPI 3.1 document. */
final class OpenApiDocument {
  /** Forms with a value a line: text, to a client, and {@code x-item-schema} is of a line. */
  private static final Set<String> LINES =
      Set.of(Media.NDJSON, "application/ndjson", "application/jsonl", "application/gzip");

  private final JsonFormat json;
  private final Schemas schemas;

  private OpenApiDocument(JsonFormat json) {
    this.json = json;
    schemas = new Schemas(json);
  }

  static byte[] of(List<Endpoint> endpoints, JsonFormat json) {
    return json.write(new OpenApiDocument(json).document(endpoints));
  }

  private ObjectNode document(List<Endpoint> endpoints) {
    ObjectNode document = json.mapper().createObjectNode().put("openapi", "3.1.0");
    document
        .putObject("info")
        .put("title", "Gelegen")
        .put("version", "1")
        .put(
            "description",
            "Contact timing for collections: which channel and which hour suit a debtor, and"
                + " whether to contact at all.");
    document.putArray("servers").addObject().put("url", "/");
    ObjectNode paths = document.putObject("paths");
    for (Endpoint endpoint : endpoints) {
      ObjectNode path =
          paths.has(endpoint.path())
              ? (ObjectNode) paths.get(endpoint.path())
              : paths.putObject(endpoint.path());
      path.set(endpoint.method().name().toLowerCase(Locale.ROOT), operation(endpoint));
    }
    ObjectNode components = document.putObject("components");
    components
        .putObject("securitySchemes")
        .putObject("key")
        .put("type", "http")
        .put("scheme", "bearer")
        .put("description", "A key of one client and one role");
    components.set("schemas", schemas.all());
    return document;
  }

  private ObjectNode operation(Endpoint endpoint) {
    ObjectNode operation =
        json.mapper()
            .createObjectNode()
            .put("operationId", OperationNames.of(endpoint))
            .put("summary", endpoint.summary());
    operation.putArray("tags").add(OperationNames.group(endpoint));
    String description = describe(endpoint);
    if (!description.isEmpty()) {
      operation.put("description", description);
    }
    if (!endpoint.isOpen()) {
      operation.putArray("security").addObject().putArray("key");
    }
    parameters(endpoint, operation);
    RequestBody body = endpoint.body();
    if (body != null) {
      ObjectNode described = operation.putObject("requestBody").put("required", !body.optional());
      ObjectNode content = described.putObject("content");
      for (String contentType : body.contentTypes()) {
        content(content, new Media(contentType, body.type(), body.example()));
      }
    }
    responses(endpoint, operation.putObject("responses"));
    return operation;
  }

  private static String describe(Endpoint endpoint) {
    if (endpoint.isOpen()) {
      return endpoint.description();
    }
    String roles =
        String.join(", ", endpoint.roles().stream().sorted().map(Role::wireName).toList());
    return (endpoint.description() + " For keys with the role: " + roles + ".").trim();
  }

  private static void parameters(Endpoint endpoint, ObjectNode operation) {
    boolean keyed = endpoint.binding() != null;
    if (endpoint.pathParameters().isEmpty()
        && endpoint.query().isEmpty()
        && !keyed
        && !endpoint.takesIfMatch()) {
      return;
    }
    ArrayNode parameters = operation.putArray("parameters");
    for (String name : endpoint.pathParameters()) {
      parameters
          .addObject()
          .put("name", name)
          .put("in", "path")
          .put("required", true)
          .putObject("schema")
          .put("type", "string");
    }
    if (keyed) {
      parameters
          .addObject()
          .put("name", KeyedCalls.HEADER)
          .put("in", "header")
          .put("required", false)
          .put(
              "description",
              "Names the request, as its sender likes: sent again under the same key within seven"
                  + " days it is answered the same, byte for byte, and carried out once. Answers"
                  + " with a status from 500 on have done nothing and are not kept.")
          .putObject("schema")
          .put("type", "string")
          .put("minLength", 1)
          .put("maxLength", KeyedCalls.LONGEST)
          .put("pattern", "^[!-~]+$");
    }
    if (endpoint.takesIfMatch()) {
      parameters
          .addObject()
          .put("name", "If-Match")
          .put("in", "header")
          .put("required", false)
          .put(
              "description",
              "The ETag of what was changed: where another version is in force by now, nothing is"
                  + " replaced. Several are separated by commas; left out, or *: whatever is in"
                  + " force is replaced.")
          .putObject("schema")
          .put("type", "string");
    }
    for (QueryParameter parameter : endpoint.query()) {
      ObjectNode described =
          parameters
              .addObject()
              .put("name", parameter.name())
              .put("in", "query")
              .put("required", parameter.required())
              .put("description", parameter.description())
              .put("example", parameter.example());
      described.putObject("schema").put("type", "string");
    }
  }

  private void responses(Endpoint endpoint, ObjectNode responses) {
    ObjectNode good =
        responses
            .putObject(Integer.toString(endpoint.status()))
            .put("description", endpoint.summary());
    if (endpoint.isTagged()) {
      good.putObject("headers")
          .putObject("ETag")
          .put("description", "Names the version that is answered, for If-Match")
          .putObject("schema")
          .put("type", "string");
    }
    ObjectNode content = good.putObject("content");
    endpoint.media().forEach(media -> content(content, media));
    Map<Integer, String> problems = new TreeMap<>();
    for (ProblemType type : ProblemType.values()) {
      if (endpoint.problems().contains(type)) {
        problems.merge(
            type.status(), type.title() + " (" + type.uri() + ")", (a, b) -> a + ", or: " + b);
      }
    }
    problems.forEach(
        (status, description) ->
            responses
                .putObject(Integer.toString(status))
                .put("description", description)
                .putObject("content")
                .putObject(Problem.MEDIA_TYPE)
                .set("schema", schemas.refer(Problem.class)));
  }

  private void content(ObjectNode content, Media media) {
    ObjectNode described = content.putObject(media.contentType());
    if (LINES.contains(media.contentType())) {
      described
          .putObject("schema")
          .put("type", "string")
          .put("contentMediaType", media.contentType());
      described.set("x-item-schema", schemas.refer(media.type()));
    } else {
      described.set("schema", schemas.refer(media.type()));
    }
    try {
      described.set("example", json.mapper().readTree(media.example()));
    } catch (JacksonException e) {
      // Lines, tables and pages are shown as the text that they are.
      described.put("example", media.example());
    }
  }
}
