package org.gelegen.benchmarks;

import io.javalin.Javalin;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What the web framework and the JSON library cost by themselves: an endpoint that parses a request
 * for recommendations and answers one that was recorded, written anew each time, and does nothing
 * else. {@code benchmarks/http} measures the service beside it.
 */
public final class BareEndpoint {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private BareEndpoint() {}

  /**
   * Serves until the process is ended.
   *
   * @param arguments the port to listen on at 127.0.0.1, and a file with the answer
   */
  public static void main(String[] arguments) throws IOException {
    JsonNode answer = JSON.readTree(Files.readAllBytes(Path.of(arguments[1])));
    Javalin.create(
            config -> {
              config.startup.showJavalinBanner = false;
              config.routes.post(
                  "/*",
                  context -> {
                    JsonNode request = JSON.readTree(context.bodyAsBytes());
                    if (request.path("debtorIds").isEmpty()) {
                      context.status(400);
                      return;
                    }
                    context.contentType("application/json").result(JSON.writeValueAsBytes(answer));
                  });
            })
        .start("127.0.0.1", Integer.parseInt(arguments[0]));
  }
}
