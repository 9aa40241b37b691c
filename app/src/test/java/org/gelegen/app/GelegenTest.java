package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.gelegen.app.commands.Surroundings;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

class GelegenTest {

  private final StringWriter out = new StringWriter();
  private final StringWriter err = new StringWriter();
  private final CommandLine gelegen =
      Gelegen.commandLine(Surroundings.system())
          .setOut(new PrintWriter(out))
          .setErr(new PrintWriter(err));

  @Test
  void help_and_version_are_not_failures() {
    assertThat(gelegen.execute("--help")).isZero();
    assertThat(gelegen.execute("--version")).isZero();
    assertThat(out.toString()).contains("Usage: gelegen").contains("gelegen (not packaged)");
    assertThat(err.toString()).isEmpty();
  }

  @Test
  void wrong_usage_ends_with_status_2_and_says_what_is_wrong() {
    assertThat(gelegen.execute("--no-such-option")).isEqualTo(2);
    assertThat(gelegen.execute()).isEqualTo(2);
    assertThat(err.toString())
        .contains("Unknown option: '--no-such-option'")
        .contains("a command is missing");
  }

  @Test
  void a_value_that_cannot_be_is_wrong_usage() {
    for (String[] command :
        new String[][] {
          {"recommend", "--client", "tiny", "--horizon", "soon", "d-1"},
          {"recommend", "--client", "tiny", "--horizon", "P400D", "d-1"},
          {"recommend", "--client", "tiny"},
          {"recommend", "--client", "tiny", "--all", "d-1"},
          {"recommend", "--client", "tiny", "--all", "--at", "2026-11-23"},
          {"plan", "--client", "tiny", "--date", "2026-13-27"},
          {"plan", "--client", "tiny", "--date", "2026-03-02", "--what-if", "changes.yaml"},
          {"demo", "--scale", "0"},
          {"demo", "--weeks", "0"},
        }) {
      assertThat(gelegen.execute(command)).as(String.join(" ", command)).isEqualTo(2);
    }
    assertThat(err.toString())
        .contains("must be a duration such as P7D or PT12H")
        .contains("at most P31D")
        .contains("must be a moment with its offset such as 2026-11-23T08:00:00+01:00")
        .contains("must be a date such as 2026-11-23 but is \"2026-13-27\"")
        .contains("name debtors, or give --all")
        .contains("--scale must be in (0, 1] but is 0.0")
        .contains("--weeks must be from 1 to 26 but is 0");
  }

  @Test
  void an_id_or_a_port_that_cannot_be_is_wrong_usage() {
    for (String command : List.of("models", "train", "recommend", "erase", "settings")) {
      assertThat(gelegen.execute(command, "--client", "")).as(command).isEqualTo(2);
    }
    assertThat(gelegen.execute("key", "create", "--client", "", "--role", "dialer")).isEqualTo(2);
    assertThat(gelegen.execute("key", "list", "--client", "")).isEqualTo(2);
    assertThat(gelegen.execute("import", "--client", "", "nothing.ndjson")).isEqualTo(2);
    assertThat(err.toString()).contains("clientId must have 1 to 128 characters but has 0");
    for (String port : List.of("99999", "-1", "http")) {
      assertThat(gelegen.execute("serve", "--http-port", port)).as(port).isEqualTo(2);
      assertThat(gelegen.execute("demo", "--http-port", port)).as(port).isEqualTo(2);
    }
    assertThat(err.toString()).contains("must be a number from 0 to 65535 but is \"99999\"");
  }

  @Test
  void a_data_folder_that_cannot_be_says_why(@TempDir Path folder) throws IOException {
    Path file = Files.writeString(folder.resolve("file"), "");
    assertThat(gelegen.execute("models", "--client", "tiny", "--data-dir", file.toString()))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines(
            "gelegen: the embedded database cannot work on "
                + file
                + ": Not a directory; choose another data.dir");
  }

  @Test
  void a_settings_file_that_was_named_must_be_there() {
    assertThat(gelegen.execute("models", "--client", "tiny", "--config", "nosuch.yaml"))
        .isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("gelegen: there is no settings file nosuch.yaml");
  }

  @Test
  void a_folder_is_nothing_to_import() {
    assertThat(gelegen.execute("import", ".")).isEqualTo(1);
    assertThat(err.toString())
        .isEqualToIgnoringNewLines("gelegen: . is a folder: name the files in it");
  }

  @Test
  void a_database_that_does_not_answer_is_one_clear_line() throws IOException {
    int free;
    try (ServerSocket socket = new ServerSocket(0)) {
      free = socket.getLocalPort();
    }
    assertThat(
            gelegen.execute(
                "models",
                "--client",
                "tiny",
                "--database-url",
                "jdbc:postgresql://127.0.0.1:" + free + "/gelegen"))
        .isEqualTo(1);
    assertThat(err.toString().strip().lines())
        .singleElement()
        .asString()
        .startsWith("gelegen: the database cannot be opened: Connection to 127.0.0.1:" + free)
        .endsWith("check database.url, database.user and database.password");
  }
}
