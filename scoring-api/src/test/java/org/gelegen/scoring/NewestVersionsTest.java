package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** Lists that end before the oldest say so. */
class NewestVersionsTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void of_more_than_sixty_models_it_is_said_that_the_newest_are_shown() {
    for (int version = 1; version <= 60; version++) {
      service.register(CLIENT, 0.7);
    }
    assertThat(service.page("/models").body()).doesNotContain("The newest 60");
    service.register(CLIENT, 0.7);
    assertThat(service.page("/models").body()).contains("The newest 60 of 61 are shown.");
  }

  @Test
  void of_more_than_twenty_settings_it_is_said_that_the_newest_are_shown() {
    // The service began with one.
    for (int version = 2; version <= 20; version++) {
      service.settings.put(CLIENT, TestService.withoutExploration(), NOW, "test");
    }
    assertThat(service.page("/settings").body()).doesNotContain("The newest 20");
    service.settings.put(CLIENT, TestService.withoutExploration(), NOW, "test");
    assertThat(service.page("/settings").body()).contains("The newest 20 are shown.");
  }
}
