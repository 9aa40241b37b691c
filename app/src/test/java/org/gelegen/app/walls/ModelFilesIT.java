package org.gelegen.app.walls;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.ObjectOutputStream;
import java.net.URLEncoder;
import java.net.http.HttpResponse;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeSet;
import java.util.stream.Stream;
import java.util.zip.CRC32C;
import org.gelegen.model.access.Role;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.trainer.PriorModels;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Model files that were changed behind the service's back, and names that are none. */
class ModelFilesIT {
  private static final Instant NOW = Instant.parse("2026-11-23T09:00:00Z");
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final ClientId OTHER = new ClientId("zuiderzon");
  private static final String BASE = "/v1/clients/noorderlicht";
  private static final int FLIPS = 1_000;
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_123);

  /** What opens files elsewhere, as such and with escapes once and twice. */
  private static final List<String> TRAVERSALS =
      List.of(
          "../../etc/passwd",
          "..\\..\\etc\\passwd",
          "%2e%2e%2fcanary",
          "%252e%252e%252fcanary",
          "....//canary",
          "/etc/passwd",
          "//host/share/canary",
          "\\\\host\\share\\canary",
          "file:///etc/passwd",
          "noorderlicht-1/../../canary",
          "noorderlicht-1;canary",
          "noorderlicht-1\u0000.txt",
          "noorderlicht-01",
          "noorderlicht-1 ",
          "noorderlicht-+1",
          "noorderlicht-１",
          "noorderlicht-99999999999999999999",
          "C:\\canary",
          "~/canary",
          "canary");

  @TempDir private static Path folder;

  @Test
  void a_file_that_is_not_the_registered_one_is_refused_and_a_name_opens_nothing()
      throws Exception {
    Files.writeString(folder.resolve("canary"), "untouched");
    try (RunningService service = new RunningService(folder.resolve("data"), NOW)) {
      String key = service.house.createKey(CLIENT, Role.OPERATOR);
      for (ClientId client : List.of(CLIENT, OTHER)) {
        service.load(
            """
            {"type":"client","clientId":"%1$s","at":"2025-01-01T00:00:00+01:00","name":"%1$s","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
            {"type":"debtor","clientId":"%1$s","debtorId":"d-1","at":"2025-02-03T09:00:00+01:00","kind":"consumer"}
            """
                .formatted(client));
        service.register(client, PriorModels.segmentTable());
        service.register(client, PriorModels.segmentTable());
      }
      byte[] good = service.house.stores().registry().loadCompiled(CLIENT, 1);
      asOwner(service, "alter table model_file no force row level security");
      int refused = flips(service, good);
      refused += forgeries(service, good);
      put(service, CLIENT, 2, good, true, true);
      damagedChampions(service, key, good);
      int names = names(service, key);
      assertThat(Files.readString(folder.resolve("canary"))).isEqualTo("untouched");
      assertThat(outside()).containsExactly("canary", "data");
      assertThat(service.send("GET", "/health/ready", "", "", Map.of()).statusCode())
          .isEqualTo(200);
      System.out.printf(
          "model files: %d damaged or forged files, %d names, seed %d: all refused, process alive,"
              + " nothing written outside%n",
          refused, names, SEED);
    }
  }

  private static int flips(RunningService service, byte[] good) throws SQLException {
    Random random = new Random(SEED);
    for (int i = 0; i < FLIPS; i++) {
      byte[] bytes = good.clone();
      bytes[random.nextInt(bytes.length)] ^= (byte) (1 << random.nextInt(8));
      put(service, CLIENT, 2, bytes, false, false);
      refusedByRegistry(service, "flip " + i);
      // Whoever wrote the hashes anew meets the format's own checks.
      refusedByFormat(bytes, "flip " + i);
      // And where its checksum was written anew, a model comes out or a clear refusal does.
      try {
        CompiledModelFormat.read(checked(bytes));
      } catch (DamagedModelException e) {
        assertThat(e).hasMessageContaining("damaged");
      }
    }
    return FLIPS;
  }

  private static int forgeries(RunningService service, byte[] good) throws Exception {
    int refused = 0;
    for (int length = 0; length < good.length; length += Math.max(1, good.length / 50)) {
      put(service, CLIENT, 2, Arrays.copyOf(good, length), false, false);
      refusedByRegistry(service, "cut at " + length);
      put(service, CLIENT, 2, Arrays.copyOf(good, length), true, false);
      refusedByRegistry(service, "cut at " + length + " with its own hash");
      refusedByFormat(Arrays.copyOf(good, length), "cut at " + length);
      refusedByFormat(checked(Arrays.copyOf(good, length)), "cut at " + length);
      refused += 2;
    }
    // Another client's file and an older version's, with their hashes and seals.
    for (String from : List.of("zuiderzon' and number = 2", "noorderlicht' and number = 1")) {
      asOwner(
          service,
          """
          update model_file mine set content = its.content, sha256 = its.sha256, seal = its.seal
          from (select content, sha256, seal from model_file where client_id = '%s and name = '') its
          where mine.client_id = 'noorderlicht' and mine.number = 2 and mine.name = ''
          """
              .formatted(from));
      refusedByRegistry(service, from);
      refused++;
    }
    for (byte[] forged : List.of(serialised(), claiming(good, Integer.MAX_VALUE), new byte[0])) {
      put(service, CLIENT, 2, forged, false, false);
      refusedByRegistry(service, "forged");
      refusedByFormat(forged, "forged");
      refused++;
    }
    for (int claim : new int[] {Integer.MAX_VALUE, -1, Integer.MIN_VALUE, 1 << 28}) {
      refusedByFormat(claiming(good, claim), "a claim of " + claim);
      refused++;
    }
    return refused;
  }

  /** The champion's file is damaged: decisions fail clearly and another version mends it. */
  private static void damagedChampions(RunningService service, String key, byte[] good)
      throws SQLException {
    String champion = "{\"version\":\"noorderlicht-%d\"}";
    service.asked("PUT", BASE + "/models/champion", key, champion.formatted(2));
    put(service, CLIENT, 2, Arrays.copyOf(good, good.length - 1), false, false);
    String ask = "{\"debtorIds\":[\"d-1\"]}";
    Map<String, String> json = Map.of("Content-Type", "application/json");
    HttpResponse<String> answer = service.send("POST", BASE + "/recommendations", key, ask, json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
    assertThat(answer.body())
        .contains("model version 2 of noorderlicht does not have its registered SHA-256");
    String workflow =
        """
        {"workflows":[{"name":"standard","start":"first-record","lateDays":365,
         "steps":[{"day":0,"channel":"email","hour":9,"template":"email"}]}]}
        """;
    service.asked("PUT", BASE + "/settings", key, workflow);
    assertThat(service.asked("POST", BASE + "/recommendations", key, ask).toString())
        .contains("\"modelVersion\":\"none\"")
        .doesNotContain("expectedValue");
    service.asked("PUT", BASE + "/settings", key, "{}");
    service.asked("PUT", BASE + "/models/champion", key, champion.formatted(1));
    service.asked("POST", BASE + "/recommendations", key, ask);
    answer = service.send("PUT", BASE + "/models/champion", key, champion.formatted(2), json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(answer.body()).contains("the champion stays what it was");
    answer = service.send("POST", BASE + "/models/champion/back", key, "{\"why\":\"x\"}", json);
    assertThat(answer.statusCode()).as(answer.body()).isEqualTo(409);
    assertThat(service.house.stores().registry().findChampion(CLIENT).orElseThrow().number())
        .isEqualTo(1);
  }

  private static int names(RunningService service, String key) {
    Map<String, String> json = Map.of("Content-Type", "application/json");
    int asked = 0;
    for (String name : TRAVERSALS) {
      String inPath = URLEncoder.encode(name, StandardCharsets.UTF_8).replace("+", "%20");
      String inJson = name.replace("\\", "\\\\").replace("\u0000", "\\u0000");
      List<HttpResponse<String>> answers = new ArrayList<>();
      for (String path :
          List.of("/models/" + inPath, "/models/compare?versions=noorderlicht-1," + inPath)) {
        answers.add(service.send("GET", BASE + path, key, "", Map.of()));
      }
      answers.add(
          service.send(
              "PUT", BASE + "/models/champion", key, "{\"version\":\"" + inJson + "\"}", json));
      answers.add(
          service.send(
              "POST",
              BASE + "/models/champion/back",
              key,
              "{\"why\":\"x\",\"from\":\"" + inJson + "\"}",
              json));
      answers.add(
          service.send(
              "PUT",
              BASE + "/settings",
              key,
              """
              {"experiments":{"list":[{"id":"a","from":"2026-12-01T00:00:00Z","segment":"true","arms":[{"policy":"model","share":0.5},{"policy":"model:%s","share":0.5}]}]}}
              """
                  .formatted(inJson),
              json));
      for (HttpResponse<String> answer : answers) {
        boolean trimmed = name.endsWith(" ") && answer.request().method().equals("GET");
        assertThat(answer.statusCode())
            .as("%s at %s: %s", name, answer.request().uri(), answer.body())
            .isBetween(trimmed ? 200 : 400, 404);
        assertThat(answer.body()).doesNotContain("root:", "untouched");
        asked++;
      }
    }
    return asked;
  }

  private static void refusedByRegistry(RunningService service, String what) {
    assertThatThrownBy(() -> service.house.stores().registry().loadCompiled(CLIENT, 2))
        .as(what)
        .isInstanceOf(DamagedModelException.class)
        .hasMessageContaining("does not have its registered SHA-256");
  }

  private static void refusedByFormat(byte[] bytes, String what) {
    assertThatThrownBy(() -> CompiledModelFormat.read(bytes))
        .as(what)
        .isInstanceOf(DamagedModelException.class);
  }

  /** The same with the checksum that fits. */
  private static byte[] checked(byte[] bytes) {
    byte[] fitting = bytes.clone();
    if (fitting.length >= 20) {
      CRC32C crc = new CRC32C();
      crc.update(fitting, 20, fitting.length - 20);
      ByteBuffer.wrap(fitting).order(ByteOrder.LITTLE_ENDIAN).putInt(16, (int) crc.getValue());
    }
    return fitting;
  }

  /** A first array that claims so many doubles. */
  private static byte[] claiming(byte[] good, int length) {
    byte[] bytes = good.clone();
    ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN).putInt(20, length);
    return checked(bytes);
  }

  private static byte[] serialised() throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ObjectOutputStream out = new ObjectOutputStream(bytes)) {
      out.writeObject(new HashMap<>(Map.of("gadget", "chain")));
    }
    return bytes.toByteArray();
  }

  /** Puts bytes into a client's file, with the hash and the seal that fit or those of before. */
  private static void put(
      RunningService service, ClientId client, int number, byte[] bytes, boolean hash, boolean seal)
      throws SQLException {
    String sql =
        "update model_file set content = ?"
            + (hash ? ", sha256 = sha256(?)" : "")
            + (seal
                ? ", seal = sha256(convert_to(client_id || chr(10) || number || chr(10) || name ||"
                    + " chr(10), 'UTF8') || sha256(?))"
                : "")
            + " where client_id = ? and number = ? and name = ''";
    try (Connection connection = service.house.database().dataSource().getConnection();
        Statement owner = connection.createStatement()) {
      connection.setAutoCommit(false);
      owner.execute("set local role none");
      try (PreparedStatement update = connection.prepareStatement(sql)) {
        int at = 1;
        for (boolean there : new boolean[] {true, hash, seal}) {
          if (there) {
            update.setBytes(at++, bytes);
          }
        }
        update.setString(at++, client.value());
        update.setInt(at, number);
        assertThat(update.executeUpdate()).isEqualTo(1);
      }
      connection.commit();
    }
  }

  private static void asOwner(RunningService service, String sql) throws SQLException {
    try (Connection connection = service.house.database().dataSource().getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      statement.execute("set local role none");
      statement.execute(sql);
      connection.commit();
    }
  }

  private static List<String> outside() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return List.copyOf(new TreeSet<>(files.map(file -> file.getFileName().toString()).toList()));
    }
  }
}
