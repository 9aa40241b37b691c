package org.gelegen.trainer.experiments;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.ArmPolicy;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.InMemoryExposureStore;
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
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.experiments.DebtorMeasures.Covariates;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExperimentAnalystTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final Instant EXPOSED = Instant.parse("2026-03-02T03:30:00Z");

  @Test
  void a_debtor_is_measured_from_its_exposure_on() {
    List<PortfolioRecord> records =
        List.of(
            // Before: a case, paid on twice, one of them too long ago, and reached once.
            openCase("d", "c-1", day(-150), "500.00"),
            payment("d", "c-1", day(-100), "50.00"),
            payment("d", "c-1", day(-20), "30.00"),
            contact("d", "k-0", "c-1", day(-10), Channel.EMAIL, "0.02"),
            outcome("k-0", day(-9.5), OutcomeResult.OPENED),
            // After: a call that reaches, at the settings' cost, an e-mail that does not, one that
            // cannot be judged yet, an answer, a payment reversed in part, a second case, harm.
            contact("d", "k-1", "c-1", day(1), Channel.PHONE, null),
            outcome("k-1", day(1.001), OutcomeResult.RIGHT_PARTY),
            outcome("k-1", day(1.002), OutcomeResult.PROMISE),
            contact("d", "k-2", "c-2", day(5), Channel.EMAIL, "0.05"),
            openCase("d", "c-2", day(3), "80.00"),
            payment("d", "c-1", day(6), "100.00"),
            payment("d", "c-1", day(7), "-40.00"),
            outcome("k-2", day(8), OutcomeResult.COMPLAINT),
            contact("d", "k-3", "c-1", day(27), Channel.EMAIL, "0.03"),
            // Later than the report.
            payment("d", "c-2", day(28.5), "80.00"));
    DebtorMeasures measures =
        new MeasureReader(ClientSettings.defaults())
            .read(new DebtorId("d"), records, EXPOSED, day(28));
    // Collected 100 − 40; cost 4.50 + 0.05 + 0.03; of two contacts judged one reached; of two
    // cases one answered; owed at the exposure 500 − 80.
    assertThat(measures.days()).isEqualTo(28);
    assertThat(measures.collected()).isEqualTo(60);
    assertThat(measures.cost()).isCloseTo(4.58, within(1e-9));
    assertThat(measures.contacts()).isEqualTo(2);
    assertThat(measures.reached()).isEqualTo(1);
    assertThat(measures.rightParty()).isEqualTo(1);
    assertThat(measures.cases()).isEqualTo(2);
    assertThat(measures.casesAnswered()).isEqualTo(1);
    assertThat(measures.harms()).isEqualTo(1);
    assertThat(measures.before()).isEqualTo(new Covariates(30, 1, 420));
  }

  private static DebtorMeasures measures(PortfolioRecord... records) {
    return new MeasureReader(ClientSettings.defaults())
        .read(new DebtorId("d"), List.of(records), EXPOSED, day(28));
  }

  @Test
  void a_payment_that_names_no_case_answers_for_every_case_that_is_open_then() {
    DebtorMeasures measures =
        measures(
            // Answered for: open at the exposure, begun before the payment, and settled with it.
            openCase("d", "c-1", day(-40), "500.00"),
            openCase("d", "c-2", day(3), "80.00"),
            openCase("d", "c-3", day(-40), "20.00"),
            caseOf("d", "c-3", day(6), "20.00", CaseStatus.PAID),
            // Not: begun after it, and settled before it.
            openCase("d", "c-4", day(9), "80.00"),
            openCase("d", "c-5", day(-40), "30.00"),
            caseOf("d", "c-5", day(5), "30.00", CaseStatus.CLOSED),
            payment("d", null, day(6), "100.00"));
    assertThat(measures.cases()).isEqualTo(5);
    assertThat(measures.casesAnswered()).isEqualTo(3);
  }

  @Test
  void a_payment_that_is_reversed_in_full_answers_for_nothing() {
    PortfolioRecord owed = openCase("d", "c-1", day(-40), "500.00");
    PortfolioRecord paid = payment("d", "c-1", day(6), "100.00");
    assertThat(measures(owed, paid).casesAnswered()).isEqualTo(1);
    assertThat(measures(owed, paid, payment("d", "c-1", day(9), "-40.00")).casesAnswered())
        .isEqualTo(1);
    assertThat(measures(owed, paid, payment("d", "c-1", day(9), "-100.00")).casesAnswered())
        .isZero();
    // Later than the report: it stands as far as is known.
    assertThat(measures(owed, paid, payment("d", "c-1", day(29), "-100.00")).casesAnswered())
        .isEqualTo(1);
  }

  @Test
  void arms_are_reported_by_intention_to_treat_up_to_the_experiment_s_end() {
    InMemoryRecordLog log = new InMemoryRecordLog();
    InMemoryExposureStore exposures = new InMemoryExposureStore();
    Experiment experiment =
        new Experiment(
            new ExperimentId("calls"),
            "salt",
            null,
            EXPOSED,
            day(28),
            List.of(
                new Arm("workflow", new ArmPolicy.Workflow(), 0.5),
                new Arm("model", new ArmPolicy.Champion(), 0.5)));
    List<PortfolioRecord> records = new ArrayList<>();
    for (int i = 0; i < 80; i++) {
      String debtor = "d-" + i;
      String arm = i % 2 == 0 ? "workflow" : "model";
      records.add(openCase(debtor, "c-" + i, day(-30), "100.00"));
      // In the arm of the model every second debtor pays 60, in the other every fourth; after the
      // end everybody pays.
      if (arm.equals("model") ? i % 4 == 1 : i % 8 == 0) {
        records.add(payment(debtor, "c-" + i, day(3 + i * 0.01), "60.00"));
      }
      records.add(payment(debtor, "c-" + i, day(29), "10.00"));
      // Nobody is called in the workflow's arm but one debtor against all intentions.
      if (arm.equals("model") || i == 2) {
        records.add(contact(debtor, "k-" + i, "c-" + i, day(2), Channel.PHONE, "2.00"));
      }
      exposures.add(CLIENT, List.of(exposure(experiment, debtor, arm)));
    }
    records.add(openCase("bystander", "c-x", day(-30), "100.00"));
    records.add(payment("bystander", "c-x", day(3), "100.00"));
    accept(log, records);

    ExperimentReport report =
        new ExperimentAnalyst(log, exposures)
            .report(CLIENT, experiment, ClientSettings.defaults(), day(40));

    assertThat(report.asOf()).isEqualTo(day(28));
    assertThat(report.sampleRatio().broken()).isFalse();
    ExperimentReport.ArmResult workflow = report.arms().getFirst();
    ExperimentReport.ArmResult model = report.arms().getLast();
    assertThat(workflow.debtors()).isEqualTo(40);
    // Ten of forty pay 60; one contact of 2.
    assertThat(workflow.collected()).isEqualTo(600);
    assertThat(workflow.cost()).isEqualTo(2);
    assertThat(workflow.figures())
        .containsEntry(Metric.COLLECTED, 15.0)
        .containsEntry(Metric.ANSWERED_FOR, 0.25)
        .containsEntry(Metric.REACH, 0.0);
    assertThat(model.collected()).isEqualTo(1200);
    assertThat(model.figures()).containsEntry(Metric.NET, 28.0);
    Difference difference = collected(report);
    assertThat(difference.plain().estimate()).isEqualTo(15);
    // Deviations of 60·√(p(1 − p)) = 30 and 25.98 over 40 debtors each: 1.96 · 6.275 = 12.30.
    assertThat(difference.plain().high()).isCloseTo(27.3, within(0.01));
    // 80 debtors for 28 days: x = 2240 · 8/56000 = 0.32. Seven figures of one arm besides the
    // baseline: α = 0.05/7. √(1.32/0.32 · ln(1.32/α²)) = √(4.125 · 10.161) = 6.474 standard errors;
    // nothing is known from before but what is owed, which is alike.
    assertThat(difference.always().high() - difference.always().estimate())
        .isCloseTo(6.474 * 6.275, within(0.01));
    // It describes, and proves nothing.
    assertThat(report.comparisons().getFirst().differences()).doesNotContainKey(Metric.REACH);
    // Nobody complained: of the commonest figure differ 30 of 80 who paid, and no one.
    assertThat(report.comparisons().getFirst().telling())
        .containsEntry(Metric.COLLECTED, 30)
        .containsEntry(Metric.NET, 30)
        .containsEntry(Metric.HARM, 0);
    assertThat(report.comparisons().getFirst().differences()).doesNotContainKey(Metric.HARM);
    // 1 − 0.05^(1/80) = 1 − e^(−2.9957/80) = 0.0368.
    assertThat(report.comparisons().getFirst().harmAtMost().orElseThrow())
        .isCloseTo(0.0368, within(0.0001));
    assertThat(difference.always().low()).isLessThan(difference.fixed().low());

    // Before anybody was exposed, after the calls and before the first payment, and at the end.
    List<ExperimentReport> reports =
        new ExperimentAnalyst(log, exposures)
            .reports(
                CLIENT, experiment, ClientSettings.defaults(), List.of(day(-1), day(2.5), day(40)));
    assertThat(reports.getFirst().arms())
        .extracting(ExperimentReport.ArmResult::debtors)
        .containsExactly(0, 0);
    assertThat(reports.get(1).arms().getLast().collected()).isZero();
    assertThat(reports.get(1).arms().getLast().cost()).isEqualTo(80);
    assertThat(reports.getLast().arms()).isEqualTo(report.arms());
    assertThat(reports.getLast().comparisons()).isEqualTo(report.comparisons());
  }

  @Test
  void whoever_could_not_have_drawn_an_arm_is_not_compared_with_it() {
    Experiment experiment =
        new Experiment(
            new ExperimentId("calls"),
            "salt",
            null,
            EXPOSED,
            null,
            List.of(
                new Arm("old", new ArmPolicy.Champion(), 0.5),
                new Arm("added", new ArmPolicy.Version(2), 0.5)));
    List<ExperimentAnalyst.Subject> subjects = new ArrayList<>();
    for (int i = 0; i < 200; i++) {
      // The first half was exposed when there was only one arm to draw, and paid nothing. Of the
      // second half, in either arm one debtor of two paid ten more.
      boolean late = i >= 100;
      Map<String, Double> shares = late ? Map.of("old", 0.5, "added", 0.5) : Map.of("old", 1.0);
      subjects.add(
          new ExperimentAnalyst.Subject(
              new Exposure(
                  experiment.id(),
                  new DebtorId("d-" + i),
                  late && i % 2 == 0 ? "added" : "old",
                  EXPOSED,
                  new TreeMap<>(shares)),
              Measured.collected(28, late ? 100 + 10 * (i / 2 % 2) : 0, 0)));
    }
    ExperimentReport report =
        ExperimentAnalyst.report(experiment, day(28), SampleRatio.of(List.of()), subjects);
    assertThat(report.comparisons().getFirst().debtors()).isEqualTo(100);
    assertThat(collected(report).plain().estimate()).isZero();
  }

  private static Difference collected(ExperimentReport report) {
    return Objects.requireNonNull(
        report.comparisons().getFirst().differences().get(Metric.COLLECTED));
  }

  private static Exposure exposure(Experiment experiment, String debtor, String arm) {
    return new Exposure(
        experiment.id(), new DebtorId(debtor), arm, EXPOSED, new TreeMap<>(experiment.shares()));
  }

  private static Instant day(double days) {
    return EXPOSED.plus(Duration.ofSeconds(Math.round(days * 86_400)));
  }

  private static void accept(InMemoryRecordLog log, List<PortfolioRecord> records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    assertThat(log.accept(batch).accepted()).isEqualTo(records.size());
  }

  private static CaseRecord openCase(String debtor, String id, Instant at, String amount) {
    return caseOf(debtor, id, at, amount, CaseStatus.OPEN);
  }

  private static CaseRecord caseOf(
      String debtor, String id, Instant at, String amount, CaseStatus status) {
    return new CaseRecord(
        CLIENT,
        new CaseId(id),
        new DebtorId(debtor),
        at,
        null,
        new BigDecimal(amount),
        Stage.REMINDER,
        status,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        Collections.emptySortedMap());
  }

  private static PaymentRecord payment(
      String debtor, @Nullable String caseId, Instant at, String amount) {
    return new PaymentRecord(
        CLIENT,
        new PaymentId(debtor + at),
        new DebtorId(debtor),
        caseId == null ? null : new CaseId(caseId),
        at,
        new BigDecimal(amount));
  }

  private static ContactRecord contact(
      String debtor, String id, String caseId, Instant at, Channel channel, @Nullable String cost) {
    return new ContactRecord(
        CLIENT,
        new ContactId(id),
        new DebtorId(debtor),
        new CaseId(caseId),
        channel,
        at,
        Direction.OUTBOUND,
        null,
        null,
        cost == null ? null : new BigDecimal(cost),
        null);
  }

  private static OutcomeRecord outcome(String contact, Instant at, OutcomeResult result) {
    return new OutcomeRecord(CLIENT, new ContactId(contact), at, result, null);
  }
}
