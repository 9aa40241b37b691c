package org.gelegen.scoring;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scoring.TestService.CLIENT;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Ids may have any character but control ones, and a link leads to whom it names. */
class OddIdsOnPagesTest {
  private static final String DEBTOR = "d/1#?%";
  private static final String CONTACT = "../k#1?%";

  private final TestService service = new TestService();

  @AfterEach
  void stop() {
    service.close();
  }

  @BeforeEach
  void load() {
    service.load(
        """
        {"type":"debtor","clientId":"noorderlicht","debtorId":"%s","at":"2025-02-03T09:00:00+01:00","kind":"consumer"}
        """
            .formatted(DEBTOR));
  }

  @Test
  void what_waits_for_a_person_leads_to_its_debtor_and_is_settled() {
    service.stuckContacts.put(CLIENT, new ContactState(contact(), ContactStatus.DEAD, 6, "why"));
    String page = service.page("/now").body();
    assertThat(service.page(debtorLink(page)).body()).contains(DEBTOR + "</h1>");
    assertThat(service.form(found(page, "action=\"(/now/contacts/[^\"]*drop)\""), "").statusCode())
        .isEqualTo(303);
    assertThat(service.stuckContacts.find(CLIENT, contact().contactId()).orElseThrow().status())
        .isEqualTo(ContactStatus.CANCELLED);
  }

  @Test
  void a_campaign_leads_to_the_debtors_of_its_contacts() {
    service.campaigns.commit(CampaignResourceTest.campaign(CLIENT), List.of(contact()), 0);
    String all = service.page("/campaigns").body();
    String campaign = service.page(found(all, "<a href=\"(/campaigns/[^\"]+)\"")).body();
    assertThat(service.page(debtorLink(campaign)).body()).contains(DEBTOR + "</h1>");
  }

  private static PlannedContact contact() {
    PlannedContact usual =
        StuckContactResourceTest.contact(CONTACT, ContactStatus.PLANNED).contact();
    return new PlannedContact(
        new ContactId(CONTACT),
        new DebtorId(DEBTOR),
        usual.caseId(),
        usual.decisionId(),
        usual.action(),
        null,
        null,
        usual.reach(),
        usual.response(),
        usual.harm(),
        usual.expectedValue(),
        usual.cost(),
        usual.propensity());
  }

  private static String debtorLink(String page) {
    return found(page, "<a href=\"(/debtors/[^\"]+)\"");
  }

  /** What stands in the first place of a page that looks so, as a browser reads it. */
  private static String found(String page, String pattern) {
    Matcher matcher = Pattern.compile(pattern).matcher(page);
    assertThat(matcher.find()).as(page).isTrue();
    return matcher.group(1).replace("&amp;", "&");
  }
}
