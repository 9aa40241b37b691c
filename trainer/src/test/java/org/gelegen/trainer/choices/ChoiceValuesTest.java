package org.gelegen.trainer.choices;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Objects;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.examples.ExampleCollector;
import org.junit.jupiter.api.Test;

/**
 * A world in which an e-mail is answered for with probability 0.6 and a call with 0.2, of 100 euros
 * each, and one of the two is drawn.
 */
class ChoiceValuesTest {
  private static final ClientId CLIENT = new ClientId("made-up");
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Instant START = Instant.parse("2026-01-01T00:00:00Z");

  /** Half past four in Amsterdam, and ten o'clock on the same day. */
  private static final Instant NIGHT = Instant.parse("2026-02-02T03:30:00Z");

  private static final Instant TEN = Instant.parse("2026-02-02T09:00:00Z");
  private static final ClientSettings SETTINGS = ClientSettings.defaults();

  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final InMemoryCampaignStore campaigns = new InMemoryCampaignStore();
  private final InMemoryDecisionLog decisions = new InMemoryDecisionLog(campaigns);
  private final SplittableRandom random = new SplittableRandom(5);
  private final List<PortfolioRecord> records = new ArrayList<>();

  private static Action action(Channel channel, int hoursLater) {
    Instant start = TEN.plus(Duration.ofHours(hoursLater));
    return new Action(channel, new Slot(start, start.plusSeconds(3600)));
  }

  /** Debtors who are e-mailed with this probability, else called. */
  private void live(int debtors, double emailed) {
    records.add(
        new ClientRecord(CLIENT, START, "Made up", ZONE, "NL", Currency.getInstance("EUR"), null));
    for (int i = 0; i < debtors; i++) {
      decide(i, random.nextDouble() < emailed ? Channel.EMAIL : Channel.PHONE, emailed);
    }
    know();
  }

  /** Known until long after the response window. */
  private void know() {
    records.add(caseOf(0, NIGHT.plus(Duration.ofDays(40))));
    List<NumberedRecord> numbered = new ArrayList<>();
    for (PortfolioRecord record : records) {
      numbered.add(new NumberedRecord(numbered.size() + 1, record));
    }
    assertThat(log.accept(numbered).rejected()).isEmpty();
  }

  private static CaseRecord caseOf(int debtor, Instant at) {
    return new CaseRecord(
        CLIENT,
        new CaseId("c-" + debtor),
        new DebtorId("d-" + debtor),
        at,
        null,
        new BigDecimal("100.00"),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private void decide(int debtor, Channel channel, double emailed) {
    ContactId contact = new ContactId("k-" + debtor);
    records.add(caseOf(debtor, START));
    records.add(contact(debtor, channel, TEN.plusSeconds(600)));
    if (random.nextDouble() < (channel == Channel.EMAIL ? 0.6 : 0.2)) {
      records.add(
          new OutcomeRecord(CLIENT, contact, TEN.plusSeconds(7200), OutcomeResult.PROMISE, null));
    }
    List<PermittedAction> permitted = new ArrayList<>();
    if (emailed > 0) {
      permitted.add(new PermittedAction(action(Channel.EMAIL, 0), emailed * 0.5));
    }
    if (emailed < 1) {
      permitted.add(new PermittedAction(action(Channel.PHONE, 0), (1 - emailed) * 0.5));
    }
    // What a night draws for tomorrow it does not do; what has no chance is never drawn.
    permitted.add(new PermittedAction(action(Channel.SMS, 24), 0.5));
    permitted.add(new PermittedAction(action(Channel.SMS, 1), 0));
    double propensity = channel == Channel.EMAIL ? emailed * 0.5 : (1 - emailed) * 0.5;
    decisions.append(CLIENT, List.of(decision(debtor, action(channel, 0), propensity, permitted)));
  }

  private static ContactRecord contact(int debtor, Channel channel, Instant at) {
    return new ContactRecord(
        CLIENT,
        new ContactId("k-" + debtor),
        new DebtorId("d-" + debtor),
        new CaseId("c-" + debtor),
        channel,
        at,
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private Decision decision(
      int debtor, Action chosen, double propensity, List<PermittedAction> permitted) {
    return decision(debtor, NIGHT, chosen, propensity, permitted);
  }

  private Decision decision(
      int debtor, Instant at, Action chosen, double propensity, List<PermittedAction> permitted) {
    return new Decision(
        DecisionId.next(at, random),
        new DebtorId("d-" + debtor),
        new CaseId("c-" + debtor),
        at,
        "made-up-1",
        Kind.CONTACT,
        new ScoredAction(chosen, 0.5, 0.25, 0, BigDecimal.TEN),
        propensity,
        permitted,
        List.of(),
        Explanation.none(),
        List.of());
  }

  /**
   * Debtors of whom half pay by themselves at eleven, and nobody because of an e-mail. It is
   * planned for ten or for six, by chance; who has paid by then is not sent it, and neither is
   * anybody else where the gateway is down.
   */
  private void planned(int debtors, boolean sent) {
    records.add(
        new ClientRecord(CLIENT, START, "Made up", ZONE, "NL", Currency.getInstance("EUR"), null));
    List<PlannedContact> contacts = new ArrayList<>();
    for (int i = 0; i < debtors; i++) {
      boolean early = random.nextBoolean();
      boolean pays = random.nextBoolean();
      Action chosen = action(Channel.EMAIL, early ? 0 : 8);
      records.add(caseOf(i, START));
      if (sent && (early || !pays)) {
        records.add(contact(i, Channel.EMAIL, chosen.slot().start().plusSeconds(600)));
      }
      if (pays) {
        records.add(
            new PaymentRecord(
                CLIENT,
                new PaymentId("p-" + i),
                new DebtorId("d-" + i),
                new CaseId("c-" + i),
                TEN.plusSeconds(7200),
                new BigDecimal("100.00")));
      }
      Decision decision =
          decision(
              i,
              chosen,
              0.5,
              List.of(
                  new PermittedAction(action(Channel.EMAIL, 0), 0.5),
                  new PermittedAction(action(Channel.EMAIL, 8), 0.5)));
      decisions.append(CLIENT, List.of(decision));
      contacts.add(contact(decision, chosen));
    }
    know();
    campaigns.commit(
        new Campaign(
            CLIENT,
            "2026-02-02",
            LocalDate.parse("2026-02-02"),
            NIGHT,
            "made-up-1",
            BigDecimal.TEN,
            BigDecimal.TEN,
            new TreeMap<>()),
        contacts,
        0);
  }

  private static PlannedContact contact(Decision decision, Action chosen) {
    return new PlannedContact(
        new ContactId("k-" + decision.debtorId()),
        decision.debtorId(),
        Objects.requireNonNull(decision.caseId()),
        decision.decisionId(),
        chosen,
        null,
        null,
        0.5,
        0.25,
        0,
        BigDecimal.TEN,
        SETTINGS.cost(chosen.channel()),
        decision.propensity());
  }

  /** A model under which one channel reaches most. */
  private static CompiledModel preferring(Channel channel) {
    return preferring(channel, 0, 24);
  }

  /** One under which it does in these hours only. */
  private static CompiledModel preferring(Channel channel, int from, int to) {
    FeatureSchema schema = new FeatureSchema(List.of());
    double[] hours = new double[Channel.count() * 24];
    Arrays.fill(hours, channel.index() * 24 + from, channel.index() * 24 + to, 2);
    double[] days = new double[Channel.count()];
    Arrays.fill(days, 1);
    double[] flat = new double[hours.length];
    return new CompiledModel(
        schema,
        head(schema, 0, hours),
        head(schema, 0, flat),
        head(schema, -1000, flat),
        head(schema, -1000, flat),
        days);
  }

  private static Head head(FeatureSchema schema, double base, double[] channelHours) {
    int size = schema.size();
    double[] ones = new double[size];
    Arrays.fill(ones, 1);
    return new Head(
        new LinearScorer(
            schema,
            base,
            new double[size],
            new double[size],
            ones,
            new double[size],
            channelHours,
            new double[Channel.count() * 7]),
        Calibration.none());
  }

  private ChoiceValue value(Channel preferred) {
    return value(preferring(preferred));
  }

  private ChoiceValue value(CompiledModel preferring) {
    try (ExecutorService executor = Executors.newSingleThreadExecutor()) {
      ExampleCollector.Source source =
          new ExampleCollector(log, executor)
              .open(
                  new ExampleCollector.Request(
                      CLIENT,
                      ZONE,
                      NIGHT.plus(Duration.ofDays(60)),
                      SETTINGS.responseWindow(),
                      1,
                      1,
                      1));
      return new ChoiceValues(decisions)
          .compare(
              source,
              new ChoiceValues.Question(CLIENT, ZONE, SETTINGS, START, preferring(Channel.SMS), 1),
              null,
              preferring);
    }
  }

  /** What a contact brings in this world, on average. */
  private static double truth(Channel channel) {
    double answered = channel == Channel.EMAIL ? 0.6 : 0.2;
    return answered * 100 * SETTINGS.shareRecoverable() - SETTINGS.cost(channel).doubleValue();
  }

  private static ChoiceValue.Told told(ChoiceValue value) {
    assertThat(value).as(value.describe()).isInstanceOf(ChoiceValue.Told.class);
    return (ChoiceValue.Told) value;
  }

  @Test
  void decisions_judged_one_by_one_come_to_the_same_estimate() {
    live(1_500, 0.3);
    ChoiceValue.Told told = told(value(Channel.EMAIL));
    JudgedDecisions judge =
        new JudgedDecisions(
            SETTINGS,
            ZONE,
            NIGHT.plus(Duration.ofDays(40)),
            List.of(
                new JudgedDecisions.Version("old", START, preferring(Channel.SMS)),
                new JudgedDecisions.Version("new", NIGHT.plusSeconds(1), preferring(Channel.EMAIL)),
                new JudgedDecisions.Version("calls", START, preferring(Channel.PHONE))));
    List<JudgedDecisions.Judged> judged = new ArrayList<>();
    log.forEachDebtor(
        CLIENT,
        debtor ->
            judged.addAll(
                judge.of(
                    debtor, decisions.findByDebtor(CLIENT, debtor.debtorId()), decision -> false)));

    assertThat(judged).hasSize(1_500);
    double sum = 0;
    double brought = 0;
    for (JudgedDecisions.Judged each : judged) {
      JudgedDecisions.Choice choice = each.choices().get(1);
      assertThat(choice.version()).isEqualTo("new");
      assertThat(choice.seen()).isTrue();
      assertThat(each.choices().get(2).seen()).isFalse();
      assertThat(choice.action().channel()).isEqualTo(Channel.EMAIL);
      // A later version is trained, the older one expects: those that are as old are taken in
      // order.
      assertThat(each.expectedBy()).isEqualTo("old");
      double weight = choice.same() ? 1 / each.propensity() : 0;
      double expected = Objects.requireNonNull(choice.expected());
      sum += expected + weight * (each.reward() - Objects.requireNonNull(each.expected()));
      brought += each.reward();
    }
    assertThat(sum / judged.size()).isCloseTo(told.other(), within(1e-9));
    // What was done is its own policy: the mean of what it brought.
    assertThat(brought / judged.size()).isCloseTo(told.one(), within(1e-9));
  }

  @Test
  void what_a_version_would_have_brought_is_estimated_from_what_was_drawn() {
    live(1_500, 0.3);
    double chosen = 0.3 * truth(Channel.EMAIL) + 0.7 * truth(Channel.PHONE);
    ChoiceValue.Told email = told(value(Channel.EMAIL));
    assertThat(email.decisions()).isEqualTo(1_500);
    assertThat(email.difference().low()).isPositive();
    assertThat(email.difference().low()).isLessThan(truth(Channel.EMAIL) - chosen);
    assertThat(email.difference().high()).isGreaterThan(truth(Channel.EMAIL) - chosen);
    assertThat(email.effective()).isBetween(300.0, 600.0);
    assertThat(email.beyond()).isZero();
    ChoiceValue.Told phone = told(value(Channel.PHONE));
    assertThat(phone.difference().isBelowZero()).isTrue();
    assertThat(phone.difference().low()).isLessThan(truth(Channel.PHONE) - chosen);
    assertThat(phone.difference().high()).isGreaterThan(truth(Channel.PHONE) - chosen);
  }

  @Test
  void what_had_no_chance_of_being_drawn_is_told_and_not_estimated() {
    live(1_500, 0.3);
    assertThat(told(value(Channel.SMS)).beyond()).isEqualTo(1);
  }

  @Test
  void decisions_that_are_too_young_do_not_hide_those_whose_outcome_is_known() {
    live(300, 0.3);
    // All is known until 40 days after the night, and half a day later than these were taken: one
    // more than are looked at, of debtors of the same portfolio.
    Instant young = NIGHT.plus(Duration.ofDays(40)).minus(Duration.ofHours(12));
    Action call = action(Channel.PHONE, 39 * 24);
    List<Decision> tonight = new ArrayList<>();
    for (int i = 0; i <= 20_000; i++) {
      tonight.add(decision(i % 300, young, call, 0.5, List.of(new PermittedAction(call, 0.5))));
    }
    decisions.append(CLIENT, tonight);
    assertThat(told(value(Channel.EMAIL)).decisions()).isEqualTo(300);
  }

  @Test
  void decisions_without_chance_cannot_tell_and_neither_can_none() {
    assertThat(value(Channel.EMAIL))
        .isInstanceOfSatisfying(
            ChoiceValue.NotTold.class,
            none -> assertThat(none.why()).startsWith("no decision was logged since"));
    live(300, 1);
    assertThat(value(Channel.EMAIL))
        .isEqualTo(
            new ChoiceValue.NotTold(
                "too few decisions were drawn among several actions: 0 of 300 that were"
                    + " committed or acted on and whose outcome is known, and it takes 100"));
  }

  @Test
  void a_version_whose_choices_were_hardly_ever_drawn_is_not_judged() {
    live(600, 0.02);
    assertThat(value(Channel.EMAIL))
        .isInstanceOfSatisfying(
            ChoiceValue.NotTold.class,
            none -> assertThat(none.why()).contains("effective sample size"));
  }

  @Test
  void who_pays_before_the_planned_moment_is_a_success_of_the_late_hour_as_of_the_early_one() {
    planned(4_000, true);
    ChoiceValue.Told late = told(value(preferring(Channel.EMAIL, 18, 19)));
    ChoiceValue.Told early = told(value(preferring(Channel.EMAIL, 10, 11)));
    assertThat(late.decisions()).isEqualTo(4_000);
    // The hours bring the same, half of the 100 euros each, and the late one saves an e-mail.
    double half = 0.5 * 100 * SETTINGS.shareRecoverable();
    for (ChoiceValue.Told told : List.of(late, early)) {
      Interval difference = told.difference();
      // Four standard errors: half a 95 % interval is two.
      assertThat(difference.estimate()).isCloseTo(0, within(difference.high() - difference.low()));
      // 4,000 payments or none, of which half are seen by each: 4 standard errors are 9 %.
      assertThat(told.other()).isBetween(0.91 * half, 1.09 * half);
    }
  }

  @Test
  void what_was_committed_and_never_made_counts_by_what_came_of_it_and_costs_nothing() {
    planned(1_500, false);
    ChoiceValue.Told told = told(value(preferring(Channel.EMAIL, 18, 19)));
    assertThat(told.decisions()).isEqualTo(1_500);
    long paid = records.stream().filter(PaymentRecord.class::isInstance).count();
    assertThat(told.one())
        .isCloseTo(paid * 100 * SETTINGS.shareRecoverable() / 1_500, within(1e-9));
  }
}
