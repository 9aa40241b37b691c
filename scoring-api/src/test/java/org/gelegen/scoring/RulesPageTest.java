package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;

import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RulesPageTest {
  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void the_rules_of_the_pack_are_shown_with_what_they_say_and_their_basis() {
    String pack = part(service.page("/rules").body(), "pack");
    assertThat(pack)
        .contains(
            "<code>test.contact-hours</code>",
            "Only from 07:00 to 20:00.",
            "Basis: <span lang=\"en\">agreed for this test</span>",
            "<code>test.refused-channels</code>")
        .doesNotContain("client.");
  }

  /** The test's client does not use four of the seven channels, which is a rule of its own. */
  @Test
  void the_rules_of_the_client_s_own_settings_stand_apart_and_are_marked() {
    String own = part(service.page("/rules").body(), "own");
    assertThat(own)
        .contains("<code>client.channels</code>", "your own")
        .contains("recorded call, WhatsApp, letter, portal")
        .doesNotContain("client.cap-1");
    service.put(BASE + "/settings", "{\"caps\":[{\"contacts\":2,\"within\":\"P7D\"}]}");
    assertThat(part(service.page("/rules").body(), "own"))
        .contains("<code>client.cap-1</code>", "At most 2 contacts in any 7 days");
  }

  @Test
  void the_version_of_the_pack_is_shown() {
    assertThat(service.page("/rules").body()).contains("<code>test-1</code>");
  }

  private static String part(String page, String id) {
    int start = page.indexOf("id=\"" + id + "\"");
    assertThat(start).isPositive();
    return page.substring(start, page.indexOf("</section>", start));
  }
}
