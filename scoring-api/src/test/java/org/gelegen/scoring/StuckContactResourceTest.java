package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.BASE;
import static org.gelegen.scoring.TestService.CLIENT;
import static org.gelegen.scoring.TestService.NOW;
import static org.gelegen.scoring.TestService.assertAnswer;
import static org.gelegen.scoring.TestService.assertInvalid;
import static org.gelegen.scoring.TestService.assertProblem;

import java.math.BigDecimal;
import java.util.Random;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class StuckContactResourceTest {
  private static final String PATH = BASE + "/contacts";

  private final TestService service = new TestService();

  @BeforeEach
  void one_dead_and_one_of_unknown_fate() {
    service.stuckContacts.put(CLIENT, contact("k-dead", ContactStatus.DEAD));
    service.stuckContacts.put(CLIENT, contact("k-unknown", ContactStatus.UNKNOWN));
  }

  @AfterEach
  void stop() {
    service.close();
  }

  @Test
  void they_are_listed_by_status() {
    assertThat(TestService.json(service.get(PATH + "/stuck")).get("contacts")).hasSize(2);
    assertAnswer(
        service.get(PATH + "/stuck?status=dead"),
        200,
        """
        {"contacts":[{"contactId":"k-dead","debtorId":"d-17","caseId":"c-9","alsoCaseIds":[],"decisionId":"%s","channel":"email",
         "start":"2026-11-23T10:00:00+02:00","end":"2026-11-23T11:00:00+02:00","status":"dead","attempts":6,
         "reach":0.5,"response":0.25,"harm":0.0,"expectedValue":"9.14","cost":"0.02","propensity":1.0,"reason":"why"}]}\
        """
            .formatted(decision("k-dead").value()));
    assertInvalid(
        service.get(PATH + "/stuck?status=sent"),
        "",
        "status must name dead, failed or unknown, with commas between them");
  }

  @Test
  void a_dead_one_is_planned_again_once() {
    assertThat(TestService.json(service.post(PATH + "/k-dead/plan-again", "")).get("status"))
        .hasToString("\"planned\"");
    assertProblem(
        service.post(PATH + "/k-dead/plan-again", ""),
        409,
        "conflict",
        "It contradicts what is there",
        "the contact is planned");
    assertProblem(
        service.post(PATH + "/k-unknown/plan-again", ""),
        409,
        "conflict",
        "It contradicts what is there",
        "the contact is unknown");
  }

  @Test
  void one_of_unknown_fate_is_settled_and_then_dropped() {
    String settle = PATH + "/k-unknown/settle";
    for (int time = 0; time < 2; time++) {
      assertThat(TestService.json(service.post(settle, "{\"made\":false}")).get("status"))
          .hasToString("\"dead\"");
    }
    assertThat(TestService.json(service.post(PATH + "/k-unknown/drop", "")).get("status"))
        .hasToString("\"cancelled\"");
    assertThat(service.post(settle, "{}").statusCode()).isEqualTo(400);
    assertThat(service.post(PATH + "/nobody/drop", "").statusCode()).isEqualTo(404);
  }

  private static DecisionId decision(String id) {
    return DecisionId.next(NOW, new Random(id.hashCode()));
  }

  static ContactState contact(String id, ContactStatus status) {
    return new ContactState(
        new PlannedContact(
            new ContactId(id),
            new DebtorId("d-17"),
            new CaseId("c-9"),
            decision(id),
            new Action(Channel.EMAIL, new Slot(NOW.plusSeconds(3600), NOW.plusSeconds(7200))),
            null,
            null,
            0.5,
            0.25,
            0,
            new BigDecimal("9.14"),
            new BigDecimal("0.02"),
            1),
        status,
        6,
        "why");
  }
}
