package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;

import java.nio.charset.StandardCharsets;
import org.gelegen.model.access.Role;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ComparePagesTest {
  private static final byte[] RELIABILITY =
      """
      head,channel,n,predicted,observed,standardError
      reach,all,200,0.250000,0.300000,0.030000
      reach,phone,200,0.610000,0.600000,0.030000
      harm,all,200,0.010000,0.020000,0.010000
      """
          .getBytes(StandardCharsets.UTF_8);

  private final TestService service = new TestService();

  @BeforeEach
  void register() {
    service.register(CLIENT, 0.69, 0.66, 0.72);
    service.register(CLIENT, 0.71, RELIABILITY);
    service.models.promote(CLIENT, 1, TestService.NOW, "training", "the first");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void figures_stand_side_by_side_with_their_intervals_and_difference() {
    assertThat(service.page("/compare?first=1&second=2").body())
        .contains("0.69 [0.66 to 0.72]")
        .contains("<td class=\"number\">0.71</td>")
        .contains("<td class=\"number\">+0.02</td>");
  }

  @Test
  void without_a_choice_the_champion_is_compared_with_the_newest_other() {
    assertThat(service.page("/compare").body())
        .contains("<option value=\"1\" selected>noorderlicht-1")
        .contains("<option value=\"2\" selected>noorderlicht-2");
  }

  @Test
  void reliability_is_drawn_of_the_prediction_that_was_chosen_over_all_channels() {
    // 1.96 standard errors of 0.03 are 5.9 percentage points.
    assertThat(service.page("/compare?first=1&second=2").body())
        .contains("<td>25.0%</td>")
        .contains("<td>5.9%</td>")
        .doesNotContain("<td>61.0%</td>")
        .doesNotContain("<td>1.0%</td>");
    assertThat(service.page("/compare?first=1&second=2&head=harm").body())
        .contains("<td>1.0%</td>")
        .doesNotContain("<td>25.0%</td>");
    assertThat(service.page("/compare?first=1&second=2&head=response").body())
        .contains("Neither version has such a picture");
  }

  @Test
  void what_the_trainer_finds_is_told_with_its_intervals() {
    String body = service.page("/compare?first=1&second=2").body();
    assertThat(body)
        .contains("which neither version had seen")
        .contains("-0.02 [-0.03 to -0.01]")
        .contains("noorderlicht-2 predicts better")
        .contains("no difference is proven")
        .contains("<td class=\"number\">–</td><td class=\"long\">too little is known to tell</td>")
        .contains(
            "Beside the choices of noorderlicht-1, those of noorderlicht-2 would have brought"
                + " +€0.35")
        .contains("between -€0.10 and +€0.80")
        .contains("<dd>€3.10</dd>")
        .contains("<dd>€3.45</dd>")
        .contains("40.0% of 10")
        .contains("Of 50 decisions that were drawn among several actions")
        .contains("in 5 (10.0%)")
        .contains("Wed 18 Nov 2026 10:00")
        .contains("on average over 40 debtors with an open case")
        .contains("<td>Days late</td>")
        .doesNotContain("hx-trigger");
    assertThat(service.page("/compare?first=1&second=2&channel=sms").body())
        .contains("No contacts over this channel are known: SMS");
  }

  @Test
  void curves_show_which_version_finds_first_what_comes_true() {
    assertThat(service.page("/compare?first=1&second=2").body())
        .contains("Found among the likeliest contacts: reached")
        .containsPattern("<td>50.0%</td>\\s*<td>60.0%</td>\\s*<td>70.0%</td>");
    assertThat(service.page("/compare?first=1&second=2&head=harm").body())
        .contains("Nothing of this came true on these contacts");
  }

  @Test
  void an_operator_can_promote_from_here_and_an_analyst_cannot() {
    assertThat(service.page("/compare?first=1&second=2").body())
        .contains("action=\"/models/2/promote\"")
        .doesNotContain("action=\"/models/1/promote\"");
    assertThat(service.page("/compare?first=1&second=2", Role.ANALYST).body())
        .doesNotContain("/promote");
  }

  @Test
  void a_version_that_there_is_not_is_not_found() {
    assertThat(service.page("/compare?first=1&second=9").statusCode()).isEqualTo(404);
    assertThat(service.page("/compare?first=one&second=2").statusCode()).isEqualTo(404);
  }
}
