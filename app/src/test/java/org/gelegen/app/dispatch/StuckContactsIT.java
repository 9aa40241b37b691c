package org.gelegen.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.campaign.StuckContactDesk.Result;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.receipts.Receipt;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessage;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.workflows.StepTime;
import org.gelegen.model.workflows.Workflow;
import org.gelegen.model.workflows.WorkflowStart;
import org.gelegen.model.workflows.WorkflowStep;
import org.gelegen.model.workflows.WorkflowStep.Otherwise;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.SimulatedGateway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Contacts that wait for a person, and what the person does with them. */
class StuckContactsIT {
  private static final Instant EVENING = DueContacts.NINE.plus(Duration.ofHours(14));
  private static final ContactId DEAD = DueContacts.contact(0);
  private static final ContactId FAILED = DueContacts.contact(1);
  private static final ContactId UNKNOWN = DueContacts.contact(2);

  @TempDir private Path folder;

  private House house;
  private final List<ContactId> sent = new ArrayList<>();

  @BeforeEach
  void one_dead_one_failed_and_one_of_unknown_fate() {
    house =
        House.open(
            new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(EVENING));
    DueContacts.load(house, 3);
    house
        .stores()
        .campaigns()
        .claim(
            DueContacts.CLIENT, Set.of(Channel.EMAIL), 9, DueContacts.NINE, Duration.ofMinutes(2));
    house
        .stores()
        .campaigns()
        .settle(
            DueContacts.CLIENT,
            List.of(
                new Settlement(DEAD, 1, ContactStatus.DEAD, null, "tried too often"),
                new Settlement(FAILED, 1, ContactStatus.FAILED, null, "no such mailbox"),
                new Settlement(UNKNOWN, 1, ContactStatus.UNKNOWN, null, "nobody can tell")));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void they_are_listed_by_status() {
    StuckContacts stuck = house.stores().stuckContacts();
    assertThat(stuck.list(DueContacts.CLIENT, StuckContacts.STUCK, 9)).hasSize(3);
    assertThat(stuck.list(DueContacts.CLIENT, StuckContacts.STUCK, 2)).hasSize(2);
    assertThat(stuck.list(DueContacts.CLIENT, Set.of(ContactStatus.FAILED), 9))
        .extracting(state -> state.contact().contactId(), ContactState::reason)
        .containsExactly(tuple(FAILED, "no such mailbox"));
  }

  @Test
  void a_dead_one_is_planned_again_for_the_first_permitted_hour_and_goes_out_then() {
    Result result = house.stuckContactDesk().planAgain(DueContacts.CLIENT, DEAD, EVENING, "key-1");
    // Late on Monday evening: the next permitted hour in the Netherlands begins on Tuesday at
    // seven.
    Instant seven = Instant.parse("2026-03-03T06:00:00Z");
    assertThat(result)
        .isInstanceOfSatisfying(
            Result.Done.class,
            done -> {
              assertThat(done.state().status()).isEqualTo(ContactStatus.PLANNED);
              assertThat(done.state().contact().action().slot().start()).isEqualTo(seven);
            });
    dispatch(seven.minusSeconds(1));
    assertThat(sent).isEmpty();
    dispatch(seven);
    assertThat(sent).containsExactly(DEAD);
    assertThat(status(DEAD)).isEqualTo(ContactStatus.SENT);
    assertThat(refusal(house.stuckContactDesk().planAgain(DueContacts.CLIENT, DEAD, EVENING, "x")))
        .isEqualTo("the contact is sent");
  }

  @Test
  void one_whose_step_is_made_over_another_channel_is_not_planned_again() {
    WorkflowStep step =
        new WorkflowStep(0, Channel.EMAIL, new StepTime.Hour(9), "notice", Tone.FRIENDLY)
            .otherwise(List.of(new Otherwise(Channel.SMS, "notice-by-sms")));
    house
        .stores()
        .settings()
        .put(
            DueContacts.CLIENT,
            ClientSettings.defaults()
                .withWorkflows(
                    List.of(
                        new Workflow(
                            "w", null, WorkflowStart.FIRST_RECORD, Set.of(), 14, List.of(step)))),
            DueContacts.NINE,
            "test");
    PlannedContact failed = ofStep("workflow-1", Channel.EMAIL, "notice");
    commit("first", failed);
    house
        .stores()
        .campaigns()
        .claim(
            DueContacts.CLIENT, Set.of(Channel.EMAIL), 9, DueContacts.NINE, Duration.ofMinutes(2));
    house
        .stores()
        .campaigns()
        .settle(
            DueContacts.CLIENT,
            List.of(
                new Settlement(
                    failed.contactId(), 1, ContactStatus.DEAD, null, "tried too often")));
    commit("second", ofStep("workflow-2", Channel.SMS, "notice-by-sms"));
    Result result =
        house
            .stuckContactDesk()
            .planAgain(DueContacts.CLIENT, failed.contactId(), EVENING, "key-1");
    assertThat(refusal(result)).isEqualTo("its step was made over another channel");
    assertThat(status(failed.contactId())).isEqualTo(ContactStatus.DEAD);
  }

  private PlannedContact ofStep(String id, Channel channel, String template) {
    PlannedContact other =
        house.stores().stuckContacts().find(DueContacts.CLIENT, DEAD).orElseThrow().contact();
    return new PlannedContact(
        new ContactId(id),
        other.debtorId(),
        other.caseId(),
        other.decisionId(),
        new Action(channel, other.action().slot()),
        template,
        Tone.FRIENDLY,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        1);
  }

  private void commit(String campaign, PlannedContact contact) {
    house
        .stores()
        .campaigns()
        .commit(
            new Campaign(
                DueContacts.CLIENT,
                campaign,
                LocalDate.parse("2026-03-03").plusDays(campaign.length()),
                DueContacts.NINE,
                "due-1",
                BigDecimal.ZERO,
                BigDecimal.ZERO,
                new TreeMap<>()),
            List.of(contact),
            Long.MAX_VALUE);
  }

  @Test
  void tries_are_counted_anew_for_one_that_is_planned_again() {
    house.stuckContactDesk().planAgain(DueContacts.CLIENT, FAILED, EVENING, "key-1");
    assertThat(
            house
                .stores()
                .campaigns()
                .claim(
                    DueContacts.CLIENT,
                    Set.of(Channel.EMAIL),
                    9,
                    Instant.parse("2026-03-03T06:00:00Z"),
                    Duration.ofMinutes(2)))
        .singleElement()
        .satisfies(
            claim -> {
              assertThat(claim.attempt()).isEqualTo(2);
              assertThat(claim.tries()).isEqualTo(1);
            });
  }

  @Test
  void one_of_unknown_fate_that_was_made_is_in_the_log_and_sent() {
    house.stuckContactDesk().settle(DueContacts.CLIENT, UNKNOWN, true, EVENING, "key-1");
    assertThat(status(UNKNOWN)).isEqualTo(ContactStatus.SENT);
    assertThat(house.stores().records().findByDebtor(DueContacts.CLIENT, DueContacts.debtor(2)))
        .filteredOn(ContactRecord.class::isInstance)
        .hasSize(1);
  }

  @Test
  void a_report_on_an_e_mail_of_unknown_fate_says_that_it_was_made() {
    house
        .stores()
        .sentMessages()
        .keep(
            new SentMessage(
                DueContacts.CLIENT,
                "smtp",
                "<m-1@example.org>",
                UNKNOWN,
                DueContacts.debtor(2),
                DueContacts.NINE));
    Receipt report =
        new Receipt("smtp", List.of("<m-1@example.org>"), OutcomeResult.DELIVERED, null);
    assertThat(house.receipts().take(report)).isEqualTo(Receipts.Taken.RECORDED);
    assertThat(status(UNKNOWN)).isEqualTo(ContactStatus.SENT);
    assertThat(house.stores().records().findByDebtor(DueContacts.CLIENT, DueContacts.debtor(2)))
        .filteredOn(ContactRecord.class::isInstance)
        .hasSize(1);
  }

  /** As WhatsApp's statuses tell by what the message bore, and a webhook's receiver by the API. */
  @Test
  void an_outcome_of_a_contact_of_unknown_fate_says_that_it_was_made() {
    OutcomeRecord told =
        new OutcomeRecord(
            DueContacts.CLIENT,
            UNKNOWN,
            DueContacts.NINE.plusSeconds(5),
            OutcomeResult.FAILED,
            null);
    assertThat(house.receipts().record(told)).isEqualTo(Receipts.Taken.RECORDED);
    assertThat(status(UNKNOWN)).isEqualTo(ContactStatus.SENT);
    assertThat(house.stores().stuckContacts().list(DueContacts.CLIENT, StuckContacts.STUCK, 9))
        .extracting(state -> state.contact().contactId())
        .containsExactlyInAnyOrder(DEAD, FAILED);
  }

  @Test
  void one_that_was_not_is_dead_and_may_be_planned_again_or_left() {
    assertThat(refusal(house.stuckContactDesk().drop(DueContacts.CLIENT, UNKNOWN, EVENING, "x")))
        .isEqualTo("the contact is unknown");
    house.stuckContactDesk().settle(DueContacts.CLIENT, UNKNOWN, false, EVENING, "key-1");
    assertThat(status(UNKNOWN)).isEqualTo(ContactStatus.DEAD);
    house.stuckContactDesk().drop(DueContacts.CLIENT, UNKNOWN, EVENING, "key-1");
    assertThat(status(UNKNOWN)).isEqualTo(ContactStatus.CANCELLED);
    assertThat(house.stores().records().findByDebtor(DueContacts.CLIENT, DueContacts.debtor(2)))
        .noneMatch(ContactRecord.class::isInstance);
  }

  @Test
  void the_commands_tell_what_they_did_and_what_cannot_be_done() {
    assertThat(command("contacts", "--client", "due").out())
        .contains("tried too often", "no such mailbox", "nobody can tell");
    assertThat(command("contacts", "--client", "due", "--made", UNKNOWN.value(), "--json").json())
        .singleElement()
        .satisfies(node -> assertThat(node.get("status").asString()).isEqualTo("sent"));
    assertThat(command("contacts", "--client", "due", "--made", UNKNOWN.value()).status()).isZero();
    Ran again = command("contacts", "--client", "due", "--not-made", UNKNOWN.value());
    assertThat(again.status()).isEqualTo(1);
    assertThat(again.err()).contains("the contact is sent");
    assertThat(command("contacts", "--client", "due", "--drop", "nobody").err())
        .contains("no such contact");
    assertThat(command("contacts", "--client", "due", "--drop", "a", "--made", "b").status())
        .isEqualTo(2);

    assertThat(command("stop", "--client", "due", "--why", "wrong amounts").status()).isZero();
    assertThat(command("stop", "--client", "due").out()).contains("everything", "in force");
    assertThat(command("stop", "--all-clients", "--lift", "--json").json())
        .singleElement()
        .satisfies(node -> assertThat(node.has("liftedAt")).isTrue());
    assertThat(command("stop", "--client", "due", "--lift").err()).contains("no stop was in force");
    assertThat(command("stop", "--why", "x").status()).isEqualTo(2);
  }

  private Ran command(String... words) {
    List<String> all = new ArrayList<>(List.of(words));
    all.addAll(List.of("--data-dir", folder.toString()));
    return Ran.command(all.toArray(String[]::new));
  }

  private void dispatch(Instant now) {
    Dispatcher dispatcher =
        house.dispatcher(
            List.of(
                new SimulatedGateway(
                    Set.of(Channel.EMAIL), message -> sent.add(message.contactId()))),
            new Random(1));
    dispatcher.dispatchDue(DueContacts.CLIENT, now);
  }

  private ContactStatus status(ContactId contact) {
    return house.stores().stuckContacts().find(DueContacts.CLIENT, contact).orElseThrow().status();
  }

  private static String refusal(Result result) {
    return ((Result.Refused) result).reason();
  }
}
