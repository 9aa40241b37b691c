package org.gelegen.trainer.choices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis.Origin;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.examples.ExampleCollector;
import org.gelegen.trainer.offpolicy.PolicyReport;
import org.gelegen.trainer.offpolicy.Resampling;
import org.jspecify.annotations.Nullable;

/**
 * Estimates what versions would have brought, from the decisions that were logged with their
 * probabilities.
 *
 * <h2>What is estimated</h2>
 *
 * A version's choice is, on the day for which a contact was decided, its best action among those
 * that could have been drawn then. What a night committed counts by intention, whatever became of
 * the contact; what somebody asked for counts when it was acted on. So support is never missing;
 * what a version would rather have done and had no chance is counted and told, and not estimated.
 * Whether to contact at all is not judged: waiting is not drawn.
 *
 * <h2>How</h2>
 *
 * Doubly robust [1], the reward model being that of a version which does not know these decisions:
 * the mean over decisions of q(x, π) + 1{a = π(x)} / p · (r − q(x, a)). A difference is taken
 * decision by decision, and its interval comes from drawing debtors. Where {@code
 * trainer.offpolicy} would give the estimate no 95 % interval (an effective sample size below 50, a
 * mean weight that is not 1, few decisions that carry it), there is none.
 *
 * <ol>
 *   <li>Dudík, Langford, Li: Doubly Robust Policy Evaluation and Learning, ICML 2011
 * </ol>
 */
public final class ChoiceValues {
  private static final int MOST_DECISIONS = 20_000;
  private static final int RESAMPLES = 200;

  /** Decisions with several actions to draw among, below which no difference can show. */
  private static final int FEWEST_OPEN = 100;

  private final DecisionLog decisions;

  public ChoiceValues(DecisionLog decisions) {
    this.decisions = decisions;
  }

  /**
   * On which decisions.
   *
   * @param zone the client's
   * @param settings which say what a contact brings and costs
   * @param after decisions after it count: of those that nights committed the newest {@value
   *     #MOST_DECISIONS} that are old enough for their outcome to be known, and of all as many
   * @param rewards the reward model, which must not know them
   */
  public record Question(
      ClientId client,
      ZoneId zone,
      ClientSettings settings,
      Instant after,
      CompiledModel rewards,
      long seed) {}

  /**
   * Compares two versions' choices.
   *
   * @param source the client's records
   * @param one absent: what was done
   */
  public ChoiceValue compare(
      ExampleCollector.Source source,
      Question question,
      @Nullable CompiledModel one,
      CompiledModel other) {
    Situations situations =
        new Situations(question.settings(), question.zone(), source.knownUntil());
    Map<DebtorId, List<LoggedChoice>> logged =
        logged(question.client(), situations.known(question.after(), MOST_DECISIONS));
    if (logged.isEmpty()) {
      return new ChoiceValue.NotTold(
          "no decision was logged since "
              + question.after()
              + " that is old enough for its outcome to be known");
    }
    Resampling resampling = new Resampling(question.seed(), RESAMPLES);
    DayScorer rewards = new DayScorer(question.rewards(), question.settings());
    VersionChoices first =
        new VersionChoices(
            one == null ? null : new DayScorer(one, question.settings()), resampling);
    VersionChoices second =
        new VersionChoices(new DayScorer(other, question.settings()), resampling);
    List<Integer> debtors = new ArrayList<>();
    int[] open = new int[1];
    source.forEachDebtor(
        debtor -> {
          List<LoggedChoice> choices = logged.remove(debtor.debtorId());
          if (choices != null) {
            int number = logged.size();
            situations.of(
                debtor,
                choices,
                situation -> {
                  DayScorer.Scored scored =
                      rewards.score(
                          situation.history(),
                          situation.subject(),
                          situation.choice().at(),
                          situation.choice().chosen());
                  first.add(situation, scored);
                  second.add(situation, scored);
                  debtors.add(number);
                  open[0] += situation.drawable().size() > 1 ? 1 : 0;
                });
          }
        });
    if (open[0] < FEWEST_OPEN) {
      return new ChoiceValue.NotTold(
          "too few decisions were drawn among several actions: "
              + open[0]
              + " of "
              + debtors.size()
              + " that were committed or acted on and whose outcome is known, and it takes "
              + FEWEST_OPEN);
    }
    return told(question, first, second, debtors);
  }

  private Map<DebtorId, List<LoggedChoice>> logged(ClientId client, DecisionLog.Span span) {
    Map<DebtorId, List<LoggedChoice>> logged = new HashMap<>();
    Set<DecisionId> committed = new HashSet<>();
    decisions.forEachCommitted(
        client,
        span,
        decision -> {
          committed.add(decision.decisionId());
          add(logged, decision, true);
        });
    decisions.forEachContact(
        client,
        span,
        decision -> {
          if (isAsked(decision) && !committed.contains(decision.decisionId())) {
            add(logged, decision, false);
          }
        });
    return logged;
  }

  /** A night's decision that is not committed was one of a run that broke off. */
  static boolean isAsked(Decision decision) {
    return decision.basis() == null || decision.basis().origin() != Origin.NIGHT;
  }

  private static void add(
      Map<DebtorId, List<LoggedChoice>> logged, Decision decision, boolean committed) {
    LoggedChoice.of(decision, committed)
        .ifPresent(
            choice ->
                logged.computeIfAbsent(decision.debtorId(), _ -> new ArrayList<>()).add(choice));
  }

  private static ChoiceValue told(
      Question question, VersionChoices first, VersionChoices second, List<Integer> debtors) {
    PolicyReport ofFirst = first.report();
    PolicyReport ofSecond = second.report();
    for (PolicyReport report : List.of(ofFirst, ofSecond)) {
      String refusal = VersionChoices.refusal(report);
      if (refusal != null) {
        return new ChoiceValue.NotTold(refusal);
      }
    }
    double[] ones = first.scores();
    double[] others = second.scores();
    double[] differences = new double[ones.length];
    for (int i = 0; i < differences.length; i++) {
      differences[i] = others[i] - ones[i];
    }
    return new ChoiceValue.Told(
        debtors.size(),
        Math.min(effective(ofFirst), effective(ofSecond)),
        mean(ones),
        mean(others),
        new DebtorBootstrap(new SplittableRandom(question.seed()))
            .mean(differences, debtors.stream().mapToInt(Integer::intValue).toArray()),
        second.beyond());
  }

  private static double effective(PolicyReport report) {
    Double byDebtor = report.weights().unitEss();
    return byDebtor == null ? report.weights().ess() : Math.min(byDebtor, report.weights().ess());
  }

  private static double mean(double[] values) {
    double sum = 0;
    for (double value : values) {
      sum += value;
    }
    return sum / values.length;
  }
}
