package org.gelegen.scheduler.nightly;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;
import static org.assertj.core.api.Assertions.within;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;
import static org.gelegen.scheduler.nightly.NightWorld.MONDAY;
import static org.gelegen.scheduler.nightly.NightWorld.NIGHT;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.PlanReport;
import org.gelegen.model.campaign.PlanReport.CellPrice;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.ExperimentArm;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.Why;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.ExperimentSettings;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.HourlyCapacity;
import org.gelegen.model.slots.Action;
import org.gelegen.scheduler.CampaignStoreWrapper;
import org.gelegen.scheduler.TestPortfolio;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class NightlyCampaignTest {

  @Test
  void a_night_commits_contacts_of_the_business_date_each_with_the_decision_behind_it() {
    NightWorld world = new NightWorld(300);
    NightlyResult result = world.campaign().run(CLIENT, MONDAY, NIGHT);

    assertThat(result).isInstanceOf(NightlyResult.Planned.class);
    List<PlannedContact> contacts = contacts(world);
    assertThat(contacts).isNotEmpty();
    Instant tuesday = NIGHT.plus(Duration.ofDays(1));
    for (PlannedContact contact : contacts) {
      assertThat(contact.action().slot().start()).isBetween(NIGHT, tuesday.minusSeconds(1));
      Decision decision = world.decisions.find(CLIENT, contact.decisionId()).orElseThrow();
      assertThat(chosen(decision)).isEqualTo(contact.action());
      assertThat(decision.propensity()).isEqualTo(contact.propensity());
      assertThat(probability(decision)).isCloseTo(contact.propensity(), within(1e-12));
      assertThat(decision.permitted().stream().mapToDouble(PermittedAction::probability).sum())
          .isCloseTo(1, within(1e-9));
    }
    assertThat(world.messages().getFirst()).contains("contacts worth");
  }

  @Test
  void one_contact_serves_the_other_cases_of_its_debtor_where_there_is_room_for_them() {
    NightWorld world = new NightWorld(300);
    Instant before = NIGHT.minusSeconds(60);
    for (int i = 0; i < 300; i++) {
      world.portfolio.accept(
          TestPortfolio.otherCaseAt(
              "c-second-" + i,
              i,
              before,
              Stage.DUNNING,
              i % 2 == 0 ? CaseStatus.OPEN : CaseStatus.DISPUTED));
    }
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Set<Channel> roomy = EnumSet.of(Channel.PHONE, Channel.EMAIL, Channel.LETTER, Channel.PORTAL);
    List<PlannedContact> contacts = contacts(world);
    assertThat(contacts).extracting(PlannedContact::debtorId).doesNotHaveDuplicates();
    int serving = 0;
    for (PlannedContact contact : contacts) {
      int debtor = Integer.parseInt(contact.debtorId().value().substring(2));
      boolean serves = debtor % 2 == 0 && roomy.contains(contact.action().channel());
      assertThat(contact.alsoCaseIds())
          .as(contact.toString())
          .isEqualTo(serves ? List.of(new CaseId("c-second-" + debtor)) : List.of());
      serving += serves ? 1 : 0;
    }
    assertThat(serving).isPositive().isLessThan(contacts.size());
  }

  @Test
  void evenings_of_debtors_far_in_the_west_belong_to_the_night_before_them() {
    NightWorld world = new NightWorld(300);
    ZoneId newYork = ZoneId.of("America/New_York");
    for (int i = 0; i < 300; i++) {
      world.portfolio.accept(TestPortfolio.debtorAt(i, NIGHT.minusSeconds(60), false, newYork));
    }
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Instant tuesday = NIGHT.plus(Duration.ofDays(1));
    Instant midnight = MONDAY.plusDays(1).atStartOfDay(TestPortfolio.AMSTERDAM).toInstant();
    List<Instant> starts =
        contacts(world).stream().map(contact -> contact.action().slot().start()).toList();
    // From 18:00 on Monday in New York it is Tuesday in Amsterdam.
    assertThat(starts)
        .anyMatch(start -> !start.isBefore(midnight))
        .allMatch(start -> !start.isBefore(NIGHT) && start.isBefore(tuesday));
  }

  @Test
  void an_experiment_s_arms_are_planned_by_their_own_model_or_not_at_all() {
    NightWorld world = new NightWorld(400);
    Experiment experiment =
        new Experiment(
            new ExperimentId("versions"),
            "salt",
            null,
            NIGHT.minusSeconds(1),
            null,
            List.of(
                new Arm("workflow", new ArmPolicy.Workflow(), 0.25),
                new Arm("champion", new ArmPolicy.Champion(), 0.25),
                new Arm("older", new ArmPolicy.Version(2), 0.25)));
    world.settings.put(
        CLIENT,
        NightWorld.settings(Map.of(), null, 0.2)
            .with(new ExperimentSettings(0.2, "salt", List.of(experiment))),
        NIGHT,
        "test");

    Night foreseen = world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    assertThat(world.portfolio.exposures.of(CLIENT, experiment.id())).isEmpty();
    world.campaign().run(CLIENT, MONDAY, NIGHT);

    Map<DebtorId, String> arms = arms(world, experiment.id());
    Map<DebtorId, String> holdout = arms(world, new ExperimentId(ExperimentSettings.HOLDOUT));
    assertThat(holdout).hasSize(400);
    Map<String, String> models = new TreeMap<>();
    for (PlannedContact contact : contacts(world)) {
      Decision decision = world.decisions.find(CLIENT, contact.decisionId()).orElseThrow();
      String arm = arms.getOrDefault(contact.debtorId(), "-");
      assertThat(arm).isNotEqualTo("workflow");
      assertThat(holdout.get(contact.debtorId())).isEqualTo("treated");
      assertThat(decision.arm())
          .isEqualTo(arm.equals("-") ? null : new ExperimentArm(experiment.id(), arm));
      models.merge(arm, decision.modelVersion(), (one, same) -> one.equals(same) ? one : "both");
    }
    assertThat(models)
        .isEqualTo(
            Map.of("-", "noorderlicht-3", "champion", "noorderlicht-3", "older", "noorderlicht-2"));
    long leftAlone =
        arms.values().stream().filter("workflow"::equals).count()
            + holdout.values().stream().filter("holdout"::equals).count();
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY).orElseThrow().counts())
        .containsEntry("leftAloneByExperiments", leftAlone)
        .containsEntry("debtors", 400 - leftAlone);
    assertThat(foreseen.campaign().counts())
        .containsEntry("leftAloneByExperiments", leftAlone)
        .containsEntry("debtors", 400 - leftAlone);
  }

  @Test
  void an_arm_with_a_version_that_is_not_there_stops_the_night_and_says_why() {
    NightWorld world = new NightWorld(50);
    Experiment experiment =
        new Experiment(
            new ExperimentId("versions"),
            "salt",
            null,
            NIGHT,
            null,
            List.of(
                new Arm("champion", new ArmPolicy.Champion(), 0.5),
                new Arm("gone", new ArmPolicy.Version(7), 0.5)));
    world.settings.put(
        CLIENT,
        ClientSettings.defaults().with(new ExperimentSettings(0, "salt", List.of(experiment))),
        NIGHT,
        "test");
    assertThatThrownBy(() -> world.campaign().run(CLIENT, MONDAY, NIGHT))
        .hasMessageContaining("model version 7");
  }

  private static Map<DebtorId, String> arms(NightWorld world, ExperimentId experiment) {
    Map<DebtorId, String> arms = new TreeMap<>();
    for (Exposure exposure : world.portfolio.exposures.of(CLIENT, experiment)) {
      arms.put(exposure.debtor(), exposure.arm());
    }
    return arms;
  }

  @Test
  void two_runs_at_once_plan_a_date_once() throws InterruptedException {
    NightWorld world = new NightWorld(200);
    List<NightlyResult> results = Collections.synchronizedList(new ArrayList<>());
    List<Thread> threads = new ArrayList<>();
    for (int i = 0; i < 2; i++) {
      threads.add(
          Thread.ofPlatform()
              .start(() -> results.add(world.campaign().run(CLIENT, MONDAY, NIGHT))));
    }
    for (Thread thread : threads) {
      thread.join();
    }
    assertThat(results).filteredOn(NightlyResult.Planned.class::isInstance).hasSize(1);
    assertThat(results).filteredOn(NightlyResult.Skipped.class::isInstance).hasSize(1);
    assertThat(world.campaign().run(CLIENT, MONDAY, NIGHT.plusSeconds(3600)))
        .isInstanceOf(NightlyResult.Skipped.class);
  }

  @Test
  void a_failure_is_in_the_ledger_and_the_next_run_makes_the_same_contacts() {
    NightWorld undisturbed = new NightWorld(150);
    undisturbed.campaign().run(CLIENT, MONDAY, NIGHT);

    NightWorld world = new NightWorld(150);
    FailingStore failing = new FailingStore(world.campaigns);
    assertThatThrownBy(() -> world.campaign(failing).run(CLIENT, MONDAY, NIGHT))
        .hasMessage("no room on disk");
    assertThat(world.messages().getFirst()).contains("no room on disk");
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY)).isEmpty();

    // Decisions are drawn anew by the later run, so that only the names must agree.
    assertThat(world.campaign().run(CLIENT, MONDAY, NIGHT.plusSeconds(60)))
        .isInstanceOf(NightlyResult.Planned.class);
    assertThat(contacts(world)).isNotEqualTo(contacts(undisturbed));
    assertThat(idsByDebtor(world))
        .isNotEmpty()
        .allSatisfy(
            (debtor, id) ->
                assertThat(idsByDebtor(undisturbed).getOrDefault(debtor, id)).isEqualTo(id));
  }

  @Test
  void a_run_that_is_taken_up_at_its_own_moment_plans_what_it_would_have_planned() {
    NightWorld undisturbed = new NightWorld(50);
    undisturbed.campaign().run(CLIENT, MONDAY, NIGHT);
    NightWorld world = new NightWorld(50);
    RunLedger.Run brokenOff =
        world
            .ledger
            .tryStart(CLIENT, NightlyCampaign.JOB, MONDAY, NIGHT, Duration.ofMinutes(10))
            .orElseThrow();
    world.ledger.fail(brokenOff, NIGHT, "broken off");
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    assertThat(contacts(world)).isNotEmpty().isEqualTo(contacts(undisturbed));
  }

  @Test
  void a_run_that_finds_the_campaign_committed_only_completes() {
    NightWorld world = new NightWorld(50);
    Night night = world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    world.campaigns.commit(night.campaign(), night.contacts(), 0);
    assertThat(world.campaign().run(CLIENT, MONDAY, NIGHT))
        .isEqualTo(new NightlyResult.Skipped("committed by an earlier run"));
    assertThat(world.ledger.list(CLIENT, 1).getFirst().completedAt()).isPresent();
  }

  @Test
  void who_pays_while_the_night_is_being_planned_is_left_in_peace() {
    NightWorld world = new NightWorld(50);
    CampaignStore paidBeforeCommit =
        new CampaignStoreWrapper(world.campaigns) {
          @Override
          public Campaign commit(
              Campaign campaign,
              List<PlannedContact> contacts,
              long knownUpTo,
              @Nullable PlanReport report) {
            for (PlannedContact contact : contacts) {
              world.portfolio.accept(payment(contact.debtorId(), contact.caseId()));
            }
            return super.commit(campaign, contacts, knownUpTo, report);
          }
        };
    world.campaign(paidBeforeCommit).run(CLIENT, MONDAY, NIGHT);
    assertThat(world.campaigns.contacts(CLIENT, MONDAY.toString()))
        .isNotEmpty()
        .allMatch(state -> state.status() == ContactStatus.CANCELLED)
        .allMatch(state -> "payment".equals(state.reason()));
  }

  @Test
  void every_decision_of_a_night_comes_out_the_same_when_it_is_made_again_later() {
    NightWorld world = new NightWorld(150);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    for (ContactState state : world.campaigns.contacts(CLIENT, MONDAY.toString())) {
      world.portfolio.accept(payment(state.contact().debtorId(), state.contact().caseId()));
    }
    world.settings.put(
        CLIENT, NightWorld.settings(Map.of(), BigDecimal.ONE, 0), NIGHT.plusSeconds(60), "test");
    Recomputer recomputer = world.recomputer(NightWorld.SEED);
    int contacts = 0;
    int made = 0;
    for (int i = 0; i < 150; i++) {
      for (Decision decision : world.decisions.findByDebtor(CLIENT, TestPortfolio.debtor(i))) {
        assertThat(recomputer.recompute(CLIENT, decision).differs()).isEmpty();
        contacts += decision.kind() == Decision.Kind.CONTACT ? 1 : 0;
        made++;
      }
    }
    assertThat(contacts).isPositive();
    assertThat(made).isGreaterThan(contacts);
  }

  @Test
  void why_is_told_of_whom_a_night_does_not_contact_as_of_whom_it_does() {
    assertThat(subjects(NightWorld.settings(Map.of(), null, 0.2)))
        .contains(Why.Subject.CHOSEN, Why.Subject.LATER);
    // Money for a few of them alone.
    assertThat(subjects(NightWorld.settings(Map.of(), new BigDecimal("2.00"), 0.2)))
        .contains(Why.Subject.NO_ROOM);
    // A response brings nothing, so no contact is worth its cost.
    assertThat(subjects(NightWorld.settings(Map.of(), null, 0.2, 0)))
        .containsOnly(Why.Subject.NOT_WORTH);
  }

  /** What is explained of each decision of a night whose debtor may be contacted. */
  private static Set<Why.Subject> subjects(ClientSettings settings) {
    NightWorld world = new NightWorld(150);
    world.settings.put(CLIENT, settings, NIGHT, "test");
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    Recomputer recomputer = world.recomputer(NightWorld.SEED);
    Set<Why.Subject> subjects = EnumSet.noneOf(Why.Subject.class);
    for (int i = 0; i < 150; i++) {
      for (Decision decision : world.decisions.findByDebtor(CLIENT, TestPortfolio.debtor(i))) {
        if (decision.kind() == Decision.Kind.STOP) {
          assertThat(recomputer.why(CLIENT, decision, 3)).isEmpty();
          continue;
        }
        Why why = recomputer.why(CLIENT, decision, 3).orElseThrow();
        subjects.add(why.subject());
        assertThat(why.explanation().baseline()).isNotNull();
        assertThat(why.contact() == null).isEqualTo(why.subject() == Why.Subject.NOT_WORTH);
        if (why.contact() != null) {
          assertThat(why.explanation().reasons()).hasSize(3);
          assertThat(value(why.explanation()))
              .isCloseTo(why.contact().expectedValue().doubleValue(), within(0.006));
        }
        if (decision.kind() == Decision.Kind.CONTACT) {
          assertThat(why.explanation()).isEqualTo(decision.explanation());
        } else if (why.subject() == Why.Subject.NO_ROOM) {
          assertThat(why.contact()).isEqualTo(decision.alternatives().getFirst());
        }
      }
    }
    return subjects;
  }

  private static double value(Explanation explanation) {
    return Objects.requireNonNull(explanation.baseline())
        + explanation.reasons().stream().mapToDouble(Explanation.Reason::effect).sum()
        + explanation.others();
  }

  @Test
  void a_night_s_contacts_have_the_tone_and_the_text_of_their_decisions() {
    NightWorld world = new NightWorld(50);
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    List<ContactState> states = world.campaigns.contacts(CLIENT, MONDAY.toString());
    assertThat(states).isNotEmpty();
    for (ContactState state : states) {
      PlannedContact contact = state.contact();
      assertThat(contact.template()).isEqualTo(contact.action().channel().wireName() + "-help");
      assertThat(contact.tone()).isEqualTo(Tone.NEUTRAL);
      Decision decision = world.decisions.find(CLIENT, contact.decisionId()).orElseThrow();
      Approach approach = Objects.requireNonNull(decision.approach());
      assertThat(approach.offer()).isEqualTo(Offer.ARRANGEMENT);
      assertThat(approach.template()).isEqualTo(contact.template());
    }
  }

  private static PaymentRecord payment(DebtorId debtor, CaseId debtCase) {
    return new PaymentRecord(
        CLIENT, new PaymentId("p-" + debtor), debtor, debtCase, NIGHT, new BigDecimal("10.00"));
  }

  @Test
  void a_committed_night_keeps_what_a_dry_run_of_the_same_moment_tells_of_it() {
    NightWorld world = new NightWorld(200);
    world.portfolio.accept(dispute(3));
    PlanReport foreseen = world.campaign().dryRun(CLIENT, MONDAY, NIGHT).report();
    world.campaign().run(CLIENT, MONDAY, NIGHT);
    PlanReport kept = world.campaigns.report(CLIENT, MONDAY.toString()).orElseThrow();
    assertThat(kept).isEqualTo(foreseen);
    assertThat(kept.total().contacts()).isEqualTo(contacts(world).size());
    assertThat(kept.exclusions())
        .filteredOn(rule -> rule.rule().equals("test.dispute"))
        .singleElement()
        .satisfies(rule -> assertThat(rule.stopped()).isEqualTo(1));
  }

  @Test
  void a_dry_run_keeps_nothing_and_comes_out_the_same_twice() {
    NightWorld world = new NightWorld(100);
    Night first = world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    Night second = world.campaign().dryRun(CLIENT, MONDAY, NIGHT);
    assertThat(second).isEqualTo(first);
    assertThat(world.campaigns.findByDate(CLIENT, MONDAY)).isEmpty();
    assertThat(world.ledger.list(CLIENT, 1)).isEmpty();
    assertThat(world.decisions.find(CLIENT, first.contacts().getFirst().decisionId())).isEmpty();
  }

  @Test
  void capacity_and_budget_hold_and_a_scarce_hour_has_a_price() {
    NightWorld world = new NightWorld(400);
    Map<Channel, HourlyCapacity> two =
        Map.of(
            Channel.PHONE, new HourlyCapacity(2, Map.of()),
            Channel.LETTER, new HourlyCapacity(2, Map.of()),
            Channel.EMAIL, new HourlyCapacity(2, Map.of()),
            Channel.IVR, new HourlyCapacity(2, Map.of()),
            Channel.SMS, new HourlyCapacity(2, Map.of()),
            Channel.WHATSAPP, new HourlyCapacity(1, Map.of(9, 0)),
            Channel.PORTAL, new HourlyCapacity(2, Map.of()));
    ClientSettings tight = NightWorld.settings(two, new BigDecimal("12.00"), 0);
    Night night = world.campaign().dryRun(CLIENT, MONDAY, NIGHT, tight);

    Map<String, Long> perCell =
        night.contacts().stream()
            .collect(
                Collectors.groupingBy(
                    contact -> contact.action().channel() + "@" + contact.action().slot().start(),
                    Collectors.counting()));
    assertThat(perCell.values()).allMatch(count -> count <= 2);
    assertThat(
            night.contacts().stream()
                .map(PlannedContact::cost)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isLessThanOrEqualTo(new BigDecimal("12.00"));
    assertThat(night.report().cells()).allMatch(cell -> cell.demand() <= cell.capacity());
    assertThat(night.report().cells()).anyMatch(cell -> cell.price().signum() > 0);
    assertThat(night.report().cells())
        .filteredOn(cell -> cell.channel() == Channel.WHATSAPP && cell.hour() == 9)
        .extracting(CellPrice::capacity, CellPrice::demand)
        .containsExactly(tuple(0, 0));
    assertThat(night.campaign().upperBound()).isGreaterThanOrEqualTo(night.campaign().value());
  }

  @Test
  void the_few_hours_with_capacity_are_filled_even_if_others_would_be_better() {
    NightWorld world = new NightWorld(300);
    // E-mail goes out in one hour of the day, anything else never.
    Map<Channel, HourlyCapacity> oneHour =
        Arrays.stream(Channel.values())
            .collect(
                Collectors.toMap(
                    channel -> channel,
                    channel ->
                        new HourlyCapacity(0, channel == Channel.EMAIL ? Map.of(9, 5) : Map.of())));
    Night night =
        world.campaign().dryRun(CLIENT, MONDAY, NIGHT, NightWorld.settings(oneHour, null, 0));
    assertThat(night.contacts())
        .hasSize(5)
        .allMatch(contact -> contact.action().channel() == Channel.EMAIL);
    // What an hour without capacity would bring is told as before.
    assertThat(night.report().cells())
        .filteredOn(cell -> cell.channel() == Channel.PHONE)
        .anyMatch(cell -> cell.price().signum() > 0);
  }

  @Test
  void a_report_adds_up_to_the_night_and_tells_who_is_left_out_and_why() {
    NightWorld world = new NightWorld(300);
    world.portfolio.accept(dispute(3));
    Night scarce =
        world.campaign().dryRun(CLIENT, MONDAY, NIGHT, NightWorld.settings(onePlace(0), null, 0));
    PlanReport report = scarce.report();
    assertThat(report.channels().stream().mapToLong(PlanReport.ChannelSum::contacts).sum())
        .isEqualTo(scarce.contacts().size());
    assertThat(
            report.channels().stream()
                .map(PlanReport.ChannelSum::expectedValue)
                .reduce(BigDecimal.ZERO, BigDecimal::add))
        .isEqualByComparingTo(scarce.campaign().value());
    assertThat(report.budget().limit()).isNull();
    assertThat(report.week().value()).isGreaterThanOrEqualTo(report.week().greedyValue());
    assertThat(report.week().upperBound()).isGreaterThanOrEqualTo(report.week().value());
    PlanReport.LeftOut left = report.leftOut();
    // Seven places an hour for 300 debtors: without a budget, who has no place has no capacity.
    assertThat(left.withoutCapacity() + left.withoutBudget())
        .isEqualTo(scarce.campaign().counts().getOrDefault("withoutRoom", 0L));
    assertThat(left.withoutBudget()).isZero();
    assertThat(left.displaced() + left.withoutCapacity()).isPositive();
    assertThat(report.cells()).anyMatch(cell -> cell.wanted() > cell.capacity());
    int dearest =
        report.cells().stream()
            .max(Comparator.comparing(CellPrice::price))
            .map(CellPrice::hour)
            .orElseThrow();
    // A dispute takes every hour of every channel: seven days, of which the first begins with half
    // an
    // hour, as does the one after the last.
    assertThat(report.exclusions())
        .filteredOn(rule -> rule.rule().equals("test.dispute"))
        .singleElement()
        .satisfies(
            rule -> {
              assertThat(rule.debtors()).isEqualTo(1);
              assertThat(rule.stopped()).isEqualTo(1);
              assertThat(rule.slots()).isEqualTo(7L * (7 * 24 + 1));
            });
    assertThat(left.stopped()).isEqualTo(1);

    Night closed =
        world
            .campaign()
            .dryRun(CLIENT, MONDAY, NIGHT, NightWorld.settings(onePlace(dearest), null, 0));
    assertThat(closed.report().cells())
        .filteredOn(cell -> cell.hour() == dearest)
        .allMatch(cell -> cell.capacity() == 0 && cell.demand() == 0)
        .anyMatch(cell -> cell.price().signum() > 0);

    Night poor =
        world
            .campaign()
            .dryRun(
                CLIENT, MONDAY, NIGHT, NightWorld.settings(Map.of(), new BigDecimal("0.00"), 0));
    assertThat(poor.report().leftOut().withoutBudget()).isPositive();
    assertThat(poor.report().leftOut().withoutCapacity()).isZero();
    assertThat(poor.report().budget().price()).isPositive();
  }

  /** One place an hour on every channel, and none in the hour named. */
  private static Map<Channel, HourlyCapacity> onePlace(int closed) {
    return Arrays.stream(Channel.values())
        .collect(
            Collectors.toMap(channel -> channel, _ -> new HourlyCapacity(1, Map.of(closed, 0))));
  }

  private static HoldRecord dispute(int debtor) {
    return new HoldRecord(
        CLIENT,
        new HoldId("h-" + debtor),
        TestPortfolio.debtor(debtor),
        null,
        NIGHT.minusSeconds(60),
        HoldKind.DISPUTE,
        NIGHT.minusSeconds(60),
        null);
  }

  @Test
  void the_better_day_is_waited_for_unless_waiting_costs_more_than_it_brings() {
    NightWorld world = new NightWorld(200);
    ClientSettings free = NightWorld.settings(Map.of(), null, 0);
    Map<String, Long> counts =
        world.campaign().dryRun(CLIENT, MONDAY, NIGHT, free).campaign().counts();
    assertThat(counts.getOrDefault("planned", 0L) + counts.getOrDefault("postponed", 0L))
        .isEqualTo(
            counts.getOrDefault("debtors", 0L)
                - counts.getOrDefault("waiting", 0L)
                - counts.getOrDefault("stopped", 0L));
    assertThat(counts).doesNotContainKey("withoutRoom");
  }

  @Test
  void a_debtor_without_an_open_case_is_not_looked_at() {
    NightWorld world = new NightWorld(3);
    world.portfolio.accept(TestPortfolio.caseAt(1, NIGHT.minusSeconds(60), CaseStatus.PAID));
    assertThat(world.campaign().dryRun(CLIENT, MONDAY, NIGHT).campaign().counts())
        .containsEntry("debtors", 2L);
  }

  @Test
  void an_unknown_client_is_skipped_and_a_date_gone_by_is_refused() {
    NightWorld world = new NightWorld(1);
    assertThat(world.campaign().run(new ClientId("nobody"), MONDAY, NIGHT))
        .isInstanceOf(NightlyResult.Skipped.class);
    assertThatThrownBy(() -> world.campaign().dryRun(CLIENT, MONDAY.minusDays(1), NIGHT))
        .hasMessageContaining("is over");
  }

  private static List<PlannedContact> contacts(NightWorld world) {
    return world.campaigns.contacts(CLIENT, MONDAY.toString()).stream()
        .map(ContactState::contact)
        .toList();
  }

  private static Map<String, String> idsByDebtor(NightWorld world) {
    Map<String, String> ids = new TreeMap<>();
    contacts(world).forEach(c -> ids.put(c.debtorId().value(), c.contactId().value()));
    return ids;
  }

  private static double probability(Decision decision) {
    return decision.permitted().stream()
        .filter(permitted -> permitted.action().equals(chosen(decision)))
        .mapToDouble(PermittedAction::probability)
        .sum();
  }

  private static Action chosen(Decision decision) {
    return Objects.requireNonNull(decision.chosen()).action();
  }
}
