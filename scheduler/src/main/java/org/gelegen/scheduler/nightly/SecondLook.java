package org.gelegen.scheduler.nightly;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.campaign.OtherCases;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.DecisionBasis.Choice;
import org.gelegen.model.decision.DecisionBasis.Origin;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Evaluation;
import org.gelegen.model.decision.Evaluation.Option;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.ShadowScorer;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.portfolio.CaseId;
import org.jspecify.annotations.Nullable;

/** Turns what is planned for a stretch of debtors into contacts and decisions. */
final class SecondLook {
  private static final int ALTERNATIVES = 3;
  private static final int REASONS = 3;
  private static final int BATCH = 500;

  private final NightFrame frame;
  private final Exploration explored;
  private final Consumer<List<Decision>> log;
  private final ShadowScorer shadow;
  private final List<PlannedContact> contacts = new ArrayList<>();
  private final Map<String, Long> counts = new TreeMap<>();
  private List<Decision> decisions = new ArrayList<>();
  private BigDecimal promisedValue = BigDecimal.ZERO;

  /**
   * Readies a stretch.
   *
   * @param log takes decisions, batch by batch
   */
  SecondLook(NightFrame frame, Exploration explored, Consumer<List<Decision>> log) {
    this.frame = frame;
    this.explored = explored;
    this.log = log;
    shadow = frame.shadows().get();
  }

  /**
   * Adds the next debtor.
   *
   * @param debtor its number in the plan
   */
  void add(Evaluator.Seen seen, int debtor) {
    count(PlanCount.DEBTORS);
    Evaluation evaluation = seen.evaluation();
    if (evaluation.kind() == Kind.STOP) {
      count(PlanCount.STOPPED);
    } else if (seen.appointment()) {
      if (seen.day(0) == 0) {
        count(PlanCount.APPOINTMENTS);
        promisedValue =
            promisedValue.add(Evaluation.money(evaluation.options().getFirst().value()));
        contact(seen, new Choice(0, 0));
      } else {
        wait(seen, PlanCount.POSTPONED);
      }
    } else if (evaluation.kind() == Kind.WAIT) {
      wait(seen, PlanCount.WAITING);
    } else {
      planned(seen, debtor);
    }
  }

  private void planned(Evaluator.Seen seen, int debtor) {
    if (!explored.has(debtor)) {
      wait(seen, PlanCount.WITHOUT_ROOM);
      return;
    }
    Choice choice = explored.choice(debtor);
    if (seen.day(choice.option()) > 0) {
      count(PlanCount.POSTPONED);
      add(decision(seen, choice, Explanation.none()), seen, choice);
    } else {
      count(choice.option() == choice.planned() ? PlanCount.PLANNED : PlanCount.EXPLORED);
      contact(seen, choice);
    }
  }

  private Decision decision(Evaluator.Seen seen, Choice choice, Explanation explanation) {
    Evaluation evaluation = seen.evaluation();
    DecisionId id = frame.ids().decision(evaluation.debtorId());
    return seen.decider()
        .approached(
            evaluation.planned(id, choice, frame.dayEnds(), ALTERNATIVES, explanation),
            seen.history());
  }

  private void wait(Evaluator.Seen seen, PlanCount why) {
    count(why);
    Evaluation evaluation = seen.evaluation();
    DecisionId id = frame.ids().decision(evaluation.debtorId());
    add(evaluation.noContact(id, ALTERNATIVES, Explanation.none()), seen, null);
  }

  private void contact(Evaluator.Seen seen, Choice choice) {
    Evaluation evaluation = seen.evaluation();
    CaseId caseId = evaluation.caseId();
    if (caseId == null) {
      throw new IllegalStateException("a contact without a case: " + evaluation.debtorId());
    }
    Decision decision = decision(seen, choice, seen.explain(choice.option(), REASONS));
    add(decision, seen, choice);
    Option option = evaluation.options().get(choice.option());
    Approach approach = decision.approach();
    PlannedContact contact =
        new PlannedContact(
            frame.ids().contact(evaluation.debtorId()),
            evaluation.debtorId(),
            caseId,
            decision.decisionId(),
            evaluation.action(choice.option()),
            approach == null ? null : approach.template(),
            approach == null ? null : approach.tone(),
            option.reach(),
            option.response(),
            option.harm(),
            Evaluation.money(option.value()),
            frame.decider().settings().cost(evaluation.action(choice.option()).channel()),
            decision.propensity());
    contacts.add(
        contact.serving(
            OtherCases.find(
                seen.decider(),
                contact,
                seen.history(),
                seen.pending(),
                contact.action().slot().start())));
  }

  private void add(Decision decision, Evaluator.Seen seen, @Nullable Choice choice) {
    Decision based =
        decision.on(
            seen.decider()
                .basis(Origin.NIGHT, frame.position(), frame.horizon(), frame.channels())
                .telling(ALTERNATIVES, REASONS, false)
                .of(seen.pending(), choice));
    decisions.add(frame.placements().find(decision.debtorId()).map(based::in).orElse(based));
    shadow.see(seen.history(), seen.pending(), seen.evaluation(), decision);
    if (decisions.size() == BATCH) {
      flush();
    }
  }

  /** Hands the last decisions over, and then what the shadow makes of them. */
  void flush() {
    if (!decisions.isEmpty()) {
      log.accept(decisions);
      decisions = new ArrayList<>();
    }
    shadow.flush();
  }

  private void count(PlanCount what) {
    counts.merge(what.wireName(), 1L, Long::sum);
  }

  List<PlannedContact> contacts() {
    return contacts;
  }

  Map<String, Long> counts() {
    return counts;
  }

  /** What the appointments of the business date are worth, which are not in the plan. */
  BigDecimal promisedValue() {
    return promisedValue;
  }
}
