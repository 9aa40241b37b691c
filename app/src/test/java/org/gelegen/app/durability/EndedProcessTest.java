package org.gelegen.app.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.junit.jupiter.api.Test;

class EndedProcessTest {
  @Test
  void what_a_process_says_and_ends_with_is_told() throws Exception {
    Process process = new ProcessBuilder("sh", "-c", "echo said; exit 3").start();
    assertThat(EndedProcess.of(process)).isEqualTo(new EndedProcess(3, "said\n"));
  }

  @Test
  void one_that_does_not_end_is_waited_for_so_long_and_then_ended() throws Exception {
    Process process = new ProcessBuilder("sleep", "60").start();
    assertThatThrownBy(() -> EndedProcess.of(process, Duration.ofMillis(100)))
        .isInstanceOf(IllegalStateException.class)
        .hasMessage("the process has not ended after PT0.1S");
    assertThat(process.waitFor(Duration.ofSeconds(20))).isTrue();
  }
}
