package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.PrintWriter;
import java.io.StringWriter;
import org.gelegen.app.commands.Surroundings;
import org.junit.jupiter.api.Test;
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
}
