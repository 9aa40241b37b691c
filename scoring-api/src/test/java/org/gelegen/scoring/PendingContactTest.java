package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;

import java.util.List;
import java.util.Objects;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Shadow;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What is recommended for who has a contact pending, which nobody expects. */
class PendingContactTest {
  private static final String BASE = "/v1/clients/noorderlicht";
  private static final DebtorId SHE = new DebtorId("d-17");

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void a_contact_that_is_pending_counts_and_one_decision_is_kept_with_one_score_of_the_shadow() {
    service.shadows.appoint(CLIENT, new Shadow(2, NOW, "test"));
    service.campaigns.commit(
        CampaignResourceTest.campaign(CLIENT), List.of(CampaignResourceTest.contact()), 0);
    String id =
        TestService.json(service.post(BASE + "/recommendations", "{\"debtorIds\":[\"d-17\"]}"))
            .at("/recommendations/0/decisionId")
            .asString();
    // It was decided as if nothing were pending first.
    assertThat(service.checked.refused()).containsExactly(SHE);
    List<Decision> kept = service.decisions.findByDebtor(CLIENT, SHE);
    assertThat(kept).extracting(decision -> decision.decisionId().value()).containsExactly(id);
    assertThat(Objects.requireNonNull(kept.getFirst().basis()).pending())
        .extracting(Attempt::contactId)
        .containsExactly(new ContactId("k-1"));
    assertThat(service.shadows.findByDebtor(CLIENT, SHE))
        .extracting(ShadowScore::decisionId)
        .containsExactly(kept.getFirst().decisionId());
    assertThat(TestService.json(service.get(BASE + "/decisions/" + id)).get("same").asBoolean())
        .isTrue();
  }
}
