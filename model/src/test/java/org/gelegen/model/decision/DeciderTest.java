package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.rules.ActionableCase;
import org.gelegen.model.rules.Hold;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DeciderTest {
  private static final ClientId CLIENT = new ClientId("noorderlicht");
  private static final DebtorId DEBTOR = new DebtorId("d-1");
  private static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  private static final Instant NOW = Instant.parse("2026-03-02T09:00:00Z");
  private static final Duration WEEK = Duration.ofDays(7);

  @Test
  void a_hold_on_one_case_leaves_the_other_as_the_reason_of_a_contact() {
    Evaluation evaluation =
        evaluate(
            debtCase("large", "900.00"), debtCase("small", "100.00"), hold("large", null, NOW));
    assertThat(evaluation.kind()).isEqualTo(Kind.CONTACT);
    assertThat(evaluation.caseId()).isEqualTo(new CaseId("small"));
  }

  @Test
  void a_hold_that_has_ended_leaves_the_larger_case_as_the_reason() {
    Evaluation evaluation =
        evaluate(
            debtCase("large", "900.00"),
            debtCase("small", "100.00"),
            hold("large", NOW, NOW.minus(WEEK)));
    assertThat(evaluation.caseId()).isEqualTo(new CaseId("large"));
  }

  @Test
  void holds_on_every_case_or_one_on_all_of_them_stop_the_debtor() {
    assertThat(
            evaluate(
                    debtCase("large", "900.00"),
                    debtCase("small", "100.00"),
                    hold("large", null, NOW),
                    hold("small", null, NOW))
                .kind())
        .isEqualTo(Kind.STOP);
    Evaluation stopped =
        evaluate(debtCase("large", "900.00"), debtCase("small", "100.00"), hold(null, null, NOW));
    assertThat(stopped.kind()).isEqualTo(Kind.STOP);
    assertThat(stopped.caseId()).isEqualTo(new CaseId("large"));
    assertThat(stopped.exclusions()).extracting(Decision.Exclusion::rule).containsOnly("test.hold");
  }

  @Test
  void a_held_case_that_is_the_only_one_waits_for_the_end_of_its_hold() {
    Instant end = NOW.plus(Duration.ofDays(2));
    Evaluation evaluation = evaluate(debtCase("large", "900.00"), hold("large", end, NOW));
    assertThat(evaluation.kind()).isEqualTo(Kind.CONTACT);
    for (int option = 0; option < evaluation.options().size(); option++) {
      assertThat(evaluation.action(option).slot().start()).isAfterOrEqualTo(end);
    }
  }

  @Test
  void nothing_is_tried_out_on_a_vulnerable_debtor() {
    CaseRecord reason = debtCase("large", "900.00");
    Evaluation other = evaluate(debtor(false), reason);
    Evaluation vulnerable = evaluate(debtor(true), reason);
    assertThat(other.explorationShare()).isEqualTo(0.5);
    assertThat(vulnerable.explorationShare()).isZero();
    assertThat(vulnerable.kind()).isEqualTo(Kind.CONTACT);
    int explored = 0;
    for (int i = 0; i < 1000; i++) {
      DecisionId id = new DecisionId("%026d".formatted(i));
      explored += other.draw(id).explored() ? 1 : 0;
      assertThat(vulnerable.draw(id)).isEqualTo(new Evaluation.Draw(0, 1, false));
    }
    // Half of 1,000, give or take six standard deviations of about 16.
    assertThat(explored).isBetween(400, 600);
  }

  private static Evaluation evaluate(PortfolioRecord... records) {
    List<PortfolioRecord> all = new ArrayList<>(List.of(records));
    all.add(debtor(false));
    return evaluate(DebtorHistory.replay(DEBTOR, ZONE, all));
  }

  private static Evaluation evaluate(DebtorRecord debtor, CaseRecord reason) {
    return evaluate(DebtorHistory.replay(DEBTOR, ZONE, List.of(debtor, reason)));
  }

  private static Evaluation evaluate(DebtorHistory history) {
    ClientRecord client =
        new ClientRecord(
            CLIENT, NOW, "Noorderlicht", ZONE, "NL", Currency.getInstance("EUR"), null);
    RulePack pack =
        new RulePack(
            "test",
            "NL",
            "1",
            List.of(ZONE),
            List.of(
                new Hold(RuleHeader.fixed("test.hold", "left in peace"), HoldKind.DISPUTE),
                new ActionableCase(RuleHeader.fixed("test.case", "nothing to collect"))));
    ClientSettings settings = exploringHalf(ClientSettings.defaults());
    Decider decider =
        new Decider(
            client,
            settings,
            new RuleBook(pack, HolidayCalendar.none(), settings),
            model(),
            "test-1");
    ActionGrid grid =
        new ActionGrid(ZONE, new Horizon(NOW, WEEK).slots(ZONE), List.of(Channel.values()));
    return decider.on(grid).evaluate(history, List.of(), NOW);
  }

  private static ClientSettings exploringHalf(ClientSettings before) {
    return new ClientSettings(
        before.rulePack(),
        before.capacity(),
        before.nightlyBudget(),
        before.costs(),
        before.shareRecoverable(),
        before.costOfHarm(),
        before.responseWindow(),
        0.5,
        before.pooling(),
        before.channels(),
        before.caps(),
        before.contactHours(),
        before.texts(),
        before.training());
  }

  /** Half reach, half of those respond, hardly any harm or self-cure: a contact is worth it. */
  private static CompiledModel model() {
    FeatureSchema schema = new FeatureSchema(List.of());
    double[] days = new double[Channel.count()];
    Arrays.fill(days, 5);
    return new CompiledModel(
        schema, always(schema, 0), always(schema, 0), always(schema, -9), always(schema, -9), days);
  }

  private static Head always(FeatureSchema schema, double logOdds) {
    double[] none = new double[schema.size()];
    return new Head(
        new LinearScorer(
            schema,
            logOdds,
            none,
            none,
            none,
            none,
            new double[Channel.count() * 24],
            new double[Channel.count() * 7]),
        Calibration.none());
  }

  private static DebtorRecord debtor(boolean vulnerable) {
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        NOW.minus(WEEK),
        DebtorKind.CONSUMER,
        null,
        ZONE,
        null,
        null,
        Map.of(),
        null,
        Set.of(),
        vulnerable,
        null,
        List.of(),
        new TreeMap<>());
  }

  private static CaseRecord debtCase(String id, String amount) {
    return new CaseRecord(
        CLIENT,
        new CaseId(id),
        DEBTOR,
        NOW.minus(WEEK),
        null,
        new BigDecimal(amount),
        Stage.REMINDER,
        CaseStatus.OPEN,
        Certainty.UNKNOWN,
        Certainty.UNKNOWN,
        new TreeMap<>());
  }

  private static HoldRecord hold(@Nullable String caseId, @Nullable Instant until, Instant from) {
    return new HoldRecord(
        CLIENT,
        new HoldId("h-" + caseId),
        DEBTOR,
        caseId == null ? null : new CaseId(caseId),
        from,
        HoldKind.DISPUTE,
        from,
        until);
  }
}
