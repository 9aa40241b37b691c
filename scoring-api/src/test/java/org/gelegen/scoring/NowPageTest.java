package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class NowPageTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_day_without_a_campaign_counts_the_calls_that_dialers_were_given() {
    assertThat(service.page("/now").body())
        .contains("Nothing is planned for today")
        .doesNotContain("<dt>with a dialer</dt>");
    service.post(BASE + "/dialer/next", "{\"dialerId\":\"one\",\"limit\":1,\"leaseSeconds\":300}");
    assertThat(service.page("/now").body())
        .contains("Today has no campaign")
        .contains("<dt>with a dialer</dt><dd>1</dd>")
        .doesNotContain("Nothing is planned for today");
  }
}
