package org.gelegen.trainer.choices;

import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/**
 * Says debtor by debtor what decisions brought and what versions would have chosen in their place:
 * the rows that an off-policy estimate is made of, by the same notions as {@link ChoiceValues}.
 *
 * <p>What is expected comes from the newest version that had not seen the decision: trained as of a
 * moment before it. Not thread-safe.
 */
public final class JudgedDecisions {
  private final Situations situations;
  private final List<Scoring> versions;

  /**
   * A version.
   *
   * @param asOf the moment it was trained as of
   */
  public record Version(String name, Instant asOf, CompiledModel model) {}

  /**
   * A decision whose outcome is known.
   *
   * @param propensity of the chosen action among those of its day that could be drawn, in (0, 1]
   * @param reward what it brought, in the client's currency
   * @param expected what was expected of it; absent: every version has seen it
   * @param expectedBy the version that expected so
   * @param drawable among how many actions of the day was drawn
   * @param choices what each version would have chosen
   */
  public record Judged(
      Decision decision,
      double propensity,
      double reward,
      @Nullable Double expected,
      @Nullable String expectedBy,
      int drawable,
      List<Choice> choices) {
    public Judged {
      choices = List.copyOf(choices);
    }
  }

  /**
   * What a version would have chosen among the actions that could be drawn.
   *
   * @param same whether that is what was chosen
   * @param seen whether the version was trained as of a later moment, so that it may know
   * @param expected what {@link Judged#expectedBy} expects of it
   */
  public record Choice(
      String version, Action action, boolean same, boolean seen, @Nullable Double expected) {}

  private record Scoring(Version version, DayScorer scorer) {}

  /**
   * Judges by these settings.
   *
   * @param knownUntil nothing later is looked at
   */
  public JudgedDecisions(
      ClientSettings settings, ZoneId clientZone, Instant knownUntil, List<Version> versions) {
    situations = new Situations(settings, clientZone, knownUntil);
    this.versions =
        versions.stream()
            .map(
                version ->
                    new Scoring(version, new DayScorer(version.model(), settings, versions.size())))
            .toList();
  }

  /**
   * The stretch of the log in which the newest decisions are that can be judged.
   *
   * @param newest at most so many
   */
  public DecisionLog.Span judged(int newest) {
    return situations.known(Instant.EPOCH, newest);
  }

  /**
   * The decisions to contact that a night committed or that were acted on, and whose outcome is
   * known.
   *
   * @param decisions all about the debtor
   * @param committed whether a campaign took it as a contact to make
   */
  public List<Judged> of(
      DebtorRecords debtor, List<Decision> decisions, Predicate<Decision> committed) {
    IdentityHashMap<LoggedChoice, Decision> byChoice = new IdentityHashMap<>();
    List<LoggedChoice> choices = new ArrayList<>();
    for (Decision decision : decisions) {
      boolean made = committed.test(decision);
      if (!decision.permitted().isEmpty() && (made || ChoiceValues.isAsked(decision))) {
        LoggedChoice.of(decision, made)
            .ifPresent(
                choice -> {
                  byChoice.put(choice, decision);
                  choices.add(choice);
                });
      }
    }
    List<Judged> judged = new ArrayList<>();
    situations.of(
        debtor,
        choices,
        situation -> {
          Decision decision = byChoice.get(situation.choice());
          if (decision != null) {
            judged.add(judge(decision, situation));
          }
        });
    return judged;
  }

  private Judged judge(Decision decision, Situation situation) {
    // All choices first: what a scorer said is good until it scores again.
    Map<Version, Action> best = new LinkedHashMap<>();
    versions.forEach(each -> best.put(each.version(), best(each.scorer(), situation)));
    Optional<Scoring> rewards =
        versions.stream()
            .filter(each -> !each.version().asOf().isAfter(decision.at()))
            .reduce(
                (one, next) -> next.version().asOf().isAfter(one.version().asOf()) ? next : one);
    DayScorer.Scored scored = rewards.map(it -> score(it.scorer(), situation)).orElse(null);
    List<Choice> choices = new ArrayList<>();
    best.forEach(
        (version, action) ->
            choices.add(
                new Choice(
                    version.name(),
                    action,
                    action.equals(situation.choice().chosen()),
                    version.asOf().isAfter(decision.at()),
                    scored == null ? null : scored.reward(action))));
    return new Judged(
        decision,
        situation.propensity(),
        situation.reward(),
        scored == null ? null : scored.reward(situation.choice().chosen()),
        rewards.map(it -> it.version().name()).orElse(null),
        situation.drawable().size(),
        choices);
  }

  private static Action best(DayScorer scorer, Situation situation) {
    DayScorer.Scored own = score(scorer, situation);
    PermittedAction best = situation.drawable().getFirst();
    for (PermittedAction action : situation.drawable()) {
      best = own.value(action.action()) > own.value(best.action()) ? action : best;
    }
    return best.action();
  }

  private static DayScorer.Scored score(DayScorer scorer, Situation situation) {
    return scorer.score(
        situation.history(),
        situation.subject(),
        situation.choice().at(),
        situation.choice().chosen());
  }
}
