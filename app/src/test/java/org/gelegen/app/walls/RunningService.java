package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.app.ApiServer;
import org.gelegen.app.GoodRecords;
import org.gelegen.app.House;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Console;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelVersion;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The whole service on a port of its own, over the embedded PostgreSQL in a folder. */
final class RunningService implements AutoCloseable {
  private static final int WITHOUT_END = 1_000_000;

  final House house;
  final ApiServer server;
  private final Instant now;
  private final HttpClient http = HttpClient.newHttpClient();

  /**
   * Starts it.
   *
   * @param now where its clock stands
   */
  RunningService(Path folder, Instant now) {
    this.now = now;
    house = House.open(settings(folder), surroundings(now));
    server = ApiServer.start(house, settings(folder).http());
  }

  private static ServiceSettings settings(Path folder) {
    return new SettingsSources()
        .flag("data.dir", folder)
        .flag("http.port", 0)
        .flag("http.requestsPerSecond", WITHOUT_END)
        .build();
  }

  private static Surroundings surroundings(Instant now) {
    PrintStream nowhere = new PrintStream(OutputStream.nullOutputStream());
    return new Surroundings(
        new Console(nowhere, nowhere, false),
        new ByteArrayInputStream(new byte[0]),
        Map.of(),
        InstantSource.fixed(now),
        new SecureRandom());
  }

  /** Brings records in without HTTP; all of them must be good. */
  void load(String lines) {
    GoodRecords.load(house, lines);
  }

  /** Registers a version; nobody promotes it. */
  ModelVersion register(ClientId client, CompiledModel model) {
    return house
        .stores()
        .registry()
        .register(
            new ModelVersion(
                client,
                0,
                now,
                now.minusSeconds(3600),
                "f00d",
                1,
                42,
                new TreeMap<>(Map.of("reach.auc", 0.7)),
                new TreeMap<>(Map.of("made", "up")),
                false),
            CompiledModelFormat.write(model),
            Map.of());
  }

  HttpResponse<String> send(
      String method, String path, String key, String body, Map<String, String> headers) {
    HttpRequest.Builder request =
        HttpRequest.newBuilder(URI.create(server.uri() + path))
            .method(
                method, body.isEmpty() ? BodyPublishers.noBody() : BodyPublishers.ofString(body));
    headers.forEach(request::header);
    if (!key.isEmpty()) {
      request.header("Authorization", "Bearer " + key);
    }
    try {
      return http.send(request.build(), BodyHandlers.ofString());
    } catch (IOException e) {
      throw new AssertionError(method + " " + path, e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new AssertionError(e);
    }
  }

  /** What a request that must go well answers. */
  JsonNode asked(String method, String path, String key, String body) {
    HttpResponse<String> response =
        send(method, path, key, body, Map.of("Content-Type", "application/json"));
    assertThat(response.statusCode())
        .as("%s %s: %s", method, path, response.body())
        .isBetween(200, 299);
    return JsonMapper.shared().readTree(response.body());
  }

  @Override
  public void close() {
    http.close();
    server.close();
    house.close();
  }
}
