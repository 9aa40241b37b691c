package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;

import java.net.http.HttpResponse;
import org.gelegen.model.access.Role;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ModelPagesTest {
  private final TestService service = new TestService();

  @BeforeEach
  void register() {
    service.register(CLIENT, 0.69);
    service.register(CLIENT, 0.71);
    service.models.promote(CLIENT, 1, TestService.NOW, "training", "the first");
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void versions_are_shown_newest_first_and_the_champion_is_marked() {
    String body = service.page("/models").body();
    assertThat(body.indexOf("noorderlicht-2")).isLessThan(body.indexOf("noorderlicht-1"));
    assertThat(body)
        .containsOnlyOnce("<span class=\"badge strong\">champion")
        .contains("0.71")
        .contains("/compare?first=1&amp;second=2");
  }

  @Test
  void a_figure_has_its_interval_beside_it() {
    service.register(CLIENT, 0.75, 0.70, 0.80);
    assertThat(service.page("/models/3").body()).contains("0.75 [0.7 to 0.8]");
    assertThat(service.page("/models?metric=reach.auc").body()).contains("0.75 [0.7 to 0.8]");
  }

  @Test
  void an_operator_makes_a_version_champion_and_rolls_back_each_with_why() {
    assertThat(service.form("/models/2/promote", "why=it+is+better").statusCode()).isEqualTo(303);
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).contains(2);
    Promotion promotion = service.models.promotions(CLIENT).getFirst();
    assertThat(promotion.why()).isEqualTo("it is better");
    assertThat(service.page("/models").body()).contains("version 1 is champion again");
    assertThat(service.form("/models/back", "why=too+many+calls&from=2").statusCode())
        .isEqualTo(303);
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).contains(1);
    assertThat(service.models.promotions(CLIENT).getFirst().why()).isEqualTo("too many calls");
    assertThat(service.audit.entries())
        .extracting(entry -> entry.what() + " " + entry.detail())
        .contains("model.promoted noorderlicht-2")
        .contains("model.rolled-back noorderlicht-2 to noorderlicht-1");
  }

  @Test
  void without_why_nothing_is_changed() {
    assertThat(service.form("/models/2/promote", "why=").statusCode()).isEqualTo(400);
    assertThat(service.models.findChampion(CLIENT).map(ModelVersion::number)).contains(1);
  }

  @Test
  void an_analyst_looks_but_does_not_promote() {
    HttpResponse<String> looked = service.page("/models/2", Role.ANALYST);
    assertThat(looked.statusCode()).isEqualTo(200);
    assertThat(looked.body()).doesNotContain("/models/2/promote");
    assertThat(service.form("/models/2/promote", "why=x", Role.ANALYST).statusCode())
        .isEqualTo(403);
  }

  @Test
  void a_version_that_is_not_there_is_not_found() {
    for (String number : new String[] {"9", "0", "one", "1e3"}) {
      assertThat(service.page("/models/" + number).statusCode()).isEqualTo(404);
    }
  }
}
