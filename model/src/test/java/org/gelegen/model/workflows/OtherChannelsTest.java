package org.gelegen.model.workflows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.experiments.Segment;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.Conditions;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.offers.OfferRow;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.MissingAddresses;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;
import org.gelegen.model.workflows.WorkflowStep.Otherwise;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * A case that fell due on 1 March 2026 in Amsterdam, one hour ahead of UTC. On its day 3, 4 March,
 * a call is due at 10:00, otherwise a text message to the same number, otherwise an e-mail. Calls
 * are permitted from 08:00 to 20:00, and the rest at any hour.
 */
class OtherChannelsTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final CaseId CASE = new CaseId("c-1");
  private static final ZoneId AMSTERDAM = ZoneId.of("Europe/Amsterdam");
  private static final Instant START = Instant.parse("2026-02-20T11:00:00Z");
  private static final Instant TEN = Instant.parse("2026-03-04T09:00:00Z");
  private static final Instant NOON = TEN.plusSeconds(7200);
  private static final String NUMBER = "+31612345678";
  private static final WorkflowStep CALL =
      new WorkflowStep(3, Channel.PHONE, new StepTime.Hour(10), "phone-firm", Tone.FIRM)
          .otherwise(
              List.of(
                  new Otherwise(Channel.SMS, "sms-firm"), new Otherwise(Channel.EMAIL, "mail")));

  private final List<PortfolioRecord> records =
      new ArrayList<>(List.of(debtor(NUMBER, NUMBER, false), debtCase()));
  private final List<KnownContact> known = new ArrayList<>();
  private WorkflowStep step = CALL;

  @Test
  void a_step_is_made_over_its_own_channel_while_that_can_be_used() {
    assertDue(next(TEN), Channel.PHONE, "phone-firm", false);
  }

  @Test
  void over_the_next_channel_where_there_is_no_address_or_the_debtor_refuses_its_own() {
    records.set(0, debtor(null, NUMBER, false));
    assertDue(next(TEN), Channel.SMS, "sms-firm", true);
    records.set(0, debtor(NUMBER, NUMBER, false));
    optOut(Channel.PHONE);
    assertDue(next(TEN), Channel.SMS, "sms-firm", true);
    optOut(Channel.SMS);
    assertDue(next(TEN), Channel.EMAIL, "mail", true);
    optOut(Channel.EMAIL);
    assertThat(why(next(TEN)))
        .isEqualTo(
            "step phone-firm of workflow w is not permitted: test.hours, test.refused; over sms"
                + " test.refused; over email test.refused");
  }

  /** At nine in the evening calls are permitted again at eight in the morning. */
  @Test
  void a_channel_that_is_closed_for_the_night_is_waited_for() {
    Instant evening = Instant.parse("2026-03-04T20:00:00Z");
    assertThat(why(next(evening, Duration.ofHours(2))))
        .isEqualTo("step phone-firm of workflow w is not permitted: test.hours");
    assertDue(next(evening), Channel.PHONE, "phone-firm", false);
  }

  @Test
  void over_the_next_channel_once_its_contact_failed_and_not_while_it_is_on_its_way_or_made() {
    for (ContactStatus status : ContactStatus.values()) {
      known.clear();
      know("k-1", Channel.PHONE, "phone-firm", status);
      switch (status) {
        // Tried too often: the dialer is to blame, and not the number.
        case DEAD -> assertDue(next(NOON), Channel.SMS, "sms-firm", true);
        // A number that was refused is no good for a text either.
        case FAILED -> assertDue(next(NOON), Channel.EMAIL, "mail", true);
        case CANCELLED -> assertDue(next(NOON), Channel.PHONE, "phone-firm", false);
        case PLANNED, SENDING, LEASED, UNKNOWN, SENT -> assertMade(next(NOON));
      }
    }
    records.set(0, debtor(NUMBER, "+31687654321", false));
    known.clear();
    know("k-1", Channel.PHONE, "phone-firm", ContactStatus.FAILED);
    assertDue(next(NOON), Channel.SMS, "sms-firm", true);
  }

  @Test
  void when_somebody_else_answered_and_when_a_message_came_back() {
    make("k-1", Channel.PHONE, "phone-firm", TEN);
    outcome("k-1", OutcomeResult.NO_ANSWER);
    assertMade(next(NOON));
    outcome("k-1", OutcomeResult.WRONG_PARTY);
    assertDue(next(NOON), Channel.EMAIL, "mail", true);
    make("k-2", Channel.EMAIL, "mail", TEN.plusSeconds(600));
    outcome("k-2", OutcomeResult.DELIVERED);
    assertMade(next(NOON));
    outcome("k-2", OutcomeResult.BOUNCED);
    assertMade(next(NOON));
  }

  @Test
  void a_call_that_nobody_planned_and_somebody_else_answered_was_made() {
    make("k-1", Channel.PHONE, "phone-firm", TEN);
    outcome("k-1", OutcomeResult.WRONG_PARTY);
    known.clear();
    assertMade(next(NOON));
  }

  @Test
  void a_step_that_was_made_over_another_channel_is_not_made_over_its_own() {
    make("k-1", Channel.EMAIL, "mail", TEN);
    assertMade(next(NOON));
    known.clear();
    assertMade(next(NOON));
  }

  @Test
  void what_the_workflow_stops_for_stops_it_over_every_channel() {
    know("k-1", Channel.PHONE, "phone-firm", ContactStatus.DEAD);
    records.add(new PaymentRecord(CLIENT, new PaymentId("p-1"), DEBTOR, CASE, TEN, BigDecimal.ONE));
    assertThat(next(NOON)).isEqualTo(new NextStep.None(CASE, "workflow w stops: payment"));
    PlannedContact text = contact("k-2", Channel.SMS, "sms-firm");
    assertThat(StopConditions.standing(settings(), text, history(NOON), subject(), NOON))
        .contains(StopCondition.PAYMENT);
  }

  @Test
  void the_text_of_another_channel_is_softened_as_well() {
    records.set(0, debtor(null, NUMBER, true));
    assertDue(next(TEN), Channel.SMS, "sms-help", true);
    assertThat(((NextStep.Due) next(TEN)).softened()).isTrue();
    know("k-1", Channel.SMS, "sms-help", ContactStatus.SENT);
    assertMade(next(NOON));
  }

  @Test
  void in_the_place_of_a_failed_contact_nothing_but_its_own_step_is_made() {
    know("k-1", Channel.PHONE, "phone-firm", ContactStatus.DEAD);
    PlannedContact failed = contact("k-1", Channel.PHONE, "phone-firm");
    assertDue(instead(failed), Channel.SMS, "sms-firm", true);
    assertThat(why(instead(contact("k-9", Channel.PHONE, "other"))))
        .isEqualTo("there is no other channel for the contact that failed");
    step = new WorkflowStep(3, Channel.PHONE, CALL.time(), "phone-firm", Tone.FIRM);
    assertThat(why(instead(failed)))
        .isEqualTo("there is no other channel for the contact that failed");
    step = CALL;
    records.remove(1);
    assertThat(instead(failed)).isEqualTo(new NextStep.None(CASE, "the workflow does not go on"));
  }

  @Test
  void a_contact_that_failed_is_told_to_be_made_otherwise_once_its_step_is_or_is_to_be() {
    know("k-1", Channel.PHONE, "phone-firm", ContactStatus.DEAD);
    PlannedContact failed = contact("k-1", Channel.PHONE, "phone-firm");
    assertThat(isMadeOtherwise(failed)).isFalse();
    know("k-2", Channel.SMS, "sms-firm", ContactStatus.FAILED);
    assertThat(isMadeOtherwise(failed)).isFalse();
    know("k-3", Channel.EMAIL, "mail", ContactStatus.CANCELLED);
    assertThat(isMadeOtherwise(failed)).isFalse();
    know("k-4", Channel.EMAIL, "mail", ContactStatus.PLANNED);
    assertThat(isMadeOtherwise(failed)).isTrue();
    assertThat(isMadeOtherwise(contact("k-9", Channel.PHONE, "other"))).isFalse();
    known.removeLast();
    make("k-5", Channel.EMAIL, "mail", TEN);
    assertThat(isMadeOtherwise(failed)).isTrue();
  }

  private boolean isMadeOtherwise(PlannedContact failed) {
    return policy().isMadeOtherwise(failed, history(NOON), known, NOON);
  }

  @Test
  void channels_named_twice_and_templates_of_other_steps_are_refused() {
    assertThatThrownBy(() -> CALL.otherwise(List.of(new Otherwise(Channel.PHONE, "another"))))
        .hasMessage("a step can name each channel once but names phone again");
    WorkflowStep later =
        new WorkflowStep(9, Channel.LETTER, CALL.time(), "letter", Tone.FIRM)
            .otherwise(List.of(new Otherwise(Channel.SMS, "sms-firm")));
    assertThatThrownBy(() -> workflow(CALL, later)).hasMessageContaining("templates of their own");
    // One text may do over several channels of one step.
    WorkflowStep same =
        new WorkflowStep(9, Channel.LETTER, CALL.time(), "notice", Tone.FIRM)
            .otherwise(List.of(new Otherwise(Channel.SMS, "notice")));
    assertThat(workflow(CALL, same).steps()).hasSize(2);
  }

  private static void assertDue(NextStep next, Channel channel, String template, boolean instead) {
    assertThat(next).isInstanceOf(NextStep.Due.class);
    NextStep.Due due = (NextStep.Due) next;
    assertThat(due.action().channel()).isEqualTo(channel);
    assertThat(due.step().channel()).isEqualTo(channel);
    assertThat(due.step().template()).isEqualTo(template);
    assertThat(due.instead()).isEqualTo(instead);
  }

  private static void assertMade(NextStep next) {
    assertThat(why(next)).isEqualTo("every step of workflow w was made, or is too late");
  }

  private static String why(NextStep next) {
    return switch (next) {
      case NextStep.Due due -> "due: " + due.step();
      case NextStep.None none -> none.why();
      case NextStep.Closed closed -> closed.why();
    };
  }

  private NextStep next(Instant from) {
    return next(from, Duration.ofDays(1));
  }

  private NextStep next(Instant from, Duration length) {
    return policy().next(history(from), known, new Horizon(from, length));
  }

  private NextStep instead(PlannedContact failed) {
    return policy()
        .instead(
            KnownContact.of(failed, ContactStatus.FAILED),
            history(NOON),
            known,
            new Horizon(NOON, Duration.ofHours(12)));
  }

  private WorkflowPolicy policy() {
    ClientRecord client =
        new ClientRecord(
            CLIENT,
            START,
            "Noorderlicht Energie",
            AMSTERDAM,
            "NL",
            Currency.getInstance("EUR"),
            Party.THIRD);
    OfferTable table =
        new OfferTable(
            "test",
            "1",
            List.of(
                new OfferRow(
                    "vulnerable",
                    new Conditions(Set.of(), Set.of(), Set.of(), Set.of(), true, null),
                    Tone.FRIENDLY,
                    Offer.NONE,
                    "help",
                    false),
                new OfferRow(
                    "everybody", Conditions.always(), Tone.FRIENDLY, Offer.NONE, "help", false)));
    return new WorkflowPolicy(client, settings(), rules(), _ -> Segment.ALL)
        .sparing(new Approaches(table, (_, _, _, _) -> Optional.empty()));
  }

  private ClientSettings settings() {
    return ClientSettings.defaults().withWorkflows(List.of(workflow(step)));
  }

  private static Workflow workflow(WorkflowStep... steps) {
    return new Workflow(
        "w", null, WorkflowStart.DUE_DATE, Set.of(StopCondition.PAYMENT), 14, List.of(steps));
  }

  private RuleBook rules() {
    return new RuleBook(
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(AMSTERDAM),
            List.of(
                new ContactHours(
                    RuleHeader.fixed("test.hours", "agreed"),
                    Set.of(Channel.PHONE),
                    Set.of(),
                    LocalTime.of(8, 0),
                    LocalTime.of(20, 0)),
                new MissingAddresses(RuleHeader.fixed("test.address", "agreed")),
                new RefusedChannels(RuleHeader.fixed("test.refused", "agreed")))),
        HolidayCalendar.none(),
        settings());
  }

  private DebtorHistory history(Instant at) {
    List<PortfolioRecord> then =
        records.stream().filter(record -> !record.at().isAfter(at)).toList();
    return DebtorHistory.replay(DEBTOR, AMSTERDAM, then);
  }

  private CaseState subject() {
    return history(NOON).findCase(CASE).orElseThrow();
  }

  private void know(String id, Channel channel, String template, ContactStatus status) {
    known.add(KnownContact.of(contact(id, channel, template), status));
  }

  /** Plans a contact, and makes it. */
  private void make(String id, Channel channel, String template, Instant at) {
    know(id, channel, template, ContactStatus.SENT);
    records.add(
        new ContactRecord(
            CLIENT,
            new ContactId(WorkflowStep.CONTACT_PREFIX + id),
            DEBTOR,
            CASE,
            channel,
            at,
            Direction.OUTBOUND,
            template,
            Tone.FIRM,
            BigDecimal.ONE,
            1.0));
  }

  private void outcome(String contact, OutcomeResult result) {
    Instant at = TEN.plusSeconds(900L + records.size());
    ContactId id = new ContactId(WorkflowStep.CONTACT_PREFIX + contact);
    records.add(new OutcomeRecord(CLIENT, id, at, result, null));
  }

  private void optOut(Channel channel) {
    Instant at = START.plusSeconds(records.size());
    ContactId contact = new ContactId("told-" + channel.wireName());
    records.add(
        new ContactRecord(
            CLIENT, contact, DEBTOR, CASE, channel, at, Direction.INBOUND, null, null, null, null));
    records.add(new OutcomeRecord(CLIENT, contact, at, OutcomeResult.OPT_OUT, null));
  }

  private static PlannedContact contact(String id, Channel channel, String template) {
    return new PlannedContact(
        new ContactId(WorkflowStep.CONTACT_PREFIX + id),
        DEBTOR,
        CASE,
        DecisionId.next(START, new Random(1)),
        new Action(channel, new Slot(TEN, TEN.plusSeconds(3600))),
        template,
        Tone.FIRM,
        0,
        0,
        0,
        BigDecimal.ZERO,
        BigDecimal.ZERO,
        1);
  }

  private static DebtorRecord debtor(@Nullable String phone, String sms, boolean vulnerable) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        START.minusSeconds(60),
        DebtorKind.CONSUMER,
        "nl",
        AMSTERDAM,
        1984,
        "3511",
        Map.of(
            Channel.PHONE, new Address(phone, null),
            Channel.SMS, new Address(sms, true),
            Channel.EMAIL, new Address("d@example.org", true)),
        null,
        Set.of(),
        vulnerable,
        null,
        List.of(),
        new TreeMap<>());
  }

  private static CaseRecord debtCase() {
    return new CaseRecord(
        CLIENT,
        CASE,
        DEBTOR,
        START.minusSeconds(60),
        LocalDate.parse("2026-03-01"),
        new BigDecimal("100.00"),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }
}
