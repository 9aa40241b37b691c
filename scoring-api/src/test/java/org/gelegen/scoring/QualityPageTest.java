package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class QualityPageTest {
  private static final String NEXT =
      """
      {"type":"case","clientId":"noorderlicht","caseId":"c-10","debtorId":"d-18","at":"2025-03-01T09:00:00+01:00","amount":"100.00","stage":"dunning","status":"open"}
      """;

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  /** d-17 owes and d-18 does not: one of two. d-17 has phone and e-mail, and no SMS. */
  @Test
  void figures_are_shown_with_their_shares_and_what_to_do() {
    String page = service.page("/quality", Role.ANALYST).body();
    assertThat(page)
        .contains(
            "<dd>1 (50.0%)</dd>", "of whom nothing came for 90 days", "Look whether your exports");
    assertThat(page.lines())
        .containsSequence(
            "<td>SMS</td>",
            "<td>0 (0.0%)</td>",
            "<td>0 (0.0%)</td>",
            "<td>0 (0.0%)</td>",
            "<td>0 (0.0%)</td>",
            "<td>1 (100.0%)</td>");
  }

  @Test
  void it_is_counted_once_a_minute() {
    assertThat(service.page("/quality").body()).contains("<dd>1 (50.0%)</dd>", "counted at 08:00");
    service.load(NEXT);
    service.now = TestService.NOW.plus(Duration.ofSeconds(59));
    assertThat(service.page("/quality").body()).contains("<dd>1 (50.0%)</dd>");
    service.now = TestService.NOW.plus(Duration.ofSeconds(60));
    assertThat(service.page("/quality").body()).contains("<dd>2 (100.0%)</dd>", "counted at 08:01");
  }
}
