package org.gelegen.model.decision;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionBasis.Choice;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * What can be done for a debtor, before it is decided.
 *
 * @param caseId the case at stake, absent when there is none
 * @param options the permitted actions worth their cost, best first, at most {@value #MAX_OPTIONS};
 *     an appointment comes first whatever its value
 * @param explorationShare the probability with which the action is drawn among those close to the
 *     best
 */
public record Evaluation(
    DebtorId debtorId,
    @Nullable CaseId caseId,
    Instant at,
    String modelVersion,
    Kind kind,
    ActionGrid grid,
    List<Option> options,
    double explorationShare,
    List<Exclusion> exclusions) {
  /** How many options are kept. */
  public static final int MAX_OPTIONS = 32;

  /**
   * How many of them, at night, are in hours in which the client has no capacity: enough to tell
   * what some would bring, and not so many that no hour with capacity is left.
   */
  static final int MAX_WITHOUT_ROOM = 8;

  /** An action is close to the best when it is worth at least this share of it. */
  static final double CLOSE = 0.8;

  /** How many actions close to the best are drawn among at most. */
  static final int MAX_CLOSE = 8;

  public Evaluation {
    options = List.copyOf(options);
    exclusions = List.copyOf(exclusions);
  }

  /**
   * An action worth considering.
   *
   * @param action its number in the grid
   * @param value what it is expected to bring over not contacting at all, in the client's currency
   * @param reach probability, as the two that follow
   */
  public record Option(int action, double value, double reach, double response, double harm) {}

  /**
   * The choice a decision's chance makes.
   *
   * @param option its place among the options
   * @param propensity the probability with which it is chosen, in (0, 1]
   * @param explored whether it was drawn among those close to the best
   */
  public record Draw(int option, double propensity, boolean explored) {}

  /** How many options are close to the best, at least 1 when there is any. */
  public int close() {
    int close = Math.min(1, options.size());
    while (close < Math.min(MAX_CLOSE, options.size())
        && options.get(close).value() >= CLOSE * options.getFirst().value()) {
      close++;
    }
    return close;
  }

  /** The probability with which chance falls on an option. */
  private double drawn(int option) {
    int close = close();
    return option < close ? explorationShare / close : 0;
  }

  /** The probability with which an option is chosen when nothing but its value counts. */
  public double propensity(int option) {
    return (option == 0 ? 1 - explorationShare : 0) + drawn(option);
  }

  /**
   * Chooses: the best option, or with the exploration share one of those close to the best. The
   * chance follows from the id alone, so that the choice can be replayed.
   *
   * @throws IllegalStateException when there is no option
   */
  public Draw draw(DecisionId id) {
    if (options.isEmpty()) {
      throw new IllegalStateException("there is nothing to choose from: " + kind.wireName());
    }
    SplittableRandom random = new SplittableRandom(id.seed());
    boolean explored = random.nextDouble() < explorationShare;
    int option = explored ? random.nextInt(close()) : 0;
    return new Draw(option, propensity(option), explored);
  }

  /** The decision to take the drawn option. */
  public Decision contact(DecisionId id, Draw draw, int alternatives, Explanation explanation) {
    return decision(id, Kind.CONTACT, draw.option(), draw.propensity(), alternatives, explanation);
  }

  /**
   * The decision that follows from a plan's choice: the contact, or to wait where what was taken is
   * for a later day. The permitted actions have the probabilities of {@link #propensity(int,
   * Choice)}; those of later days are what waiting is made of, and where nothing else could be
   * drawn they are left out.
   *
   * @param dayEnds when the business date ends, whose contacts alone are made
   */
  public Decision planned(
      DecisionId id, Choice choice, Instant dayEnds, int alternatives, Explanation explanation) {
    List<PermittedAction> drawn = new ArrayList<>();
    double today = 0;
    double later = 0;
    for (int option = 0; option < options.size(); option++) {
      double probability = propensity(option, choice);
      drawn.add(new PermittedAction(action(option), probability));
      if (isBefore(dayEnds, option)) {
        today += probability;
      } else {
        later += probability;
      }
    }
    if (isBefore(dayEnds, choice.option())) {
      return decision(
              id,
              Kind.CONTACT,
              choice.option(),
              propensity(choice.option(), choice),
              alternatives,
              explanation)
          .drawnFrom(drawn);
    }
    if (today == 0) {
      return noContact(id, alternatives, Explanation.none());
    }
    drawn.removeIf(action -> action.probability() == 0);
    return decision(id, Kind.WAIT, -1, Math.min(1, later), alternatives, Explanation.none())
        .drawnFrom(drawn);
  }

  private boolean isBefore(Instant end, int option) {
    return action(option).slot().start().isBefore(end);
  }

  /**
   * The probability with which an option is taken when a plan has chosen one for the debtor: that
   * of chance falling on it where it has room, and the plan's option has the rest. It does not
   * depend on what was drawn.
   */
  public double propensity(int option, Choice choice) {
    if (option != choice.planned()) {
      return choice.full().contains(option) ? 0 : drawn(option);
    }
    double rest = 1;
    for (int other = 0; other < close(); other++) {
      rest -= other == option ? 0 : propensity(other, choice);
    }
    return rest;
  }

  /** The decision to take no option now: to wait, or to stop where no contact is allowed. */
  public Decision noContact(DecisionId id, int alternatives, Explanation explanation) {
    Kind without = kind == Kind.STOP ? Kind.STOP : Kind.WAIT;
    return decision(id, without, -1, 1, alternatives, explanation);
  }

  private Decision decision(
      DecisionId id,
      Kind decided,
      int chosen,
      double propensity,
      int alternatives,
      Explanation explanation) {
    List<ScoredAction> others = new ArrayList<>();
    for (int i = 0; i < options.size() && others.size() < alternatives; i++) {
      if (i != chosen) {
        others.add(scored(i));
      }
    }
    List<PermittedAction> permitted = new ArrayList<>();
    for (int i = 0; i < options.size() && decided == Kind.CONTACT; i++) {
      permitted.add(new PermittedAction(action(i), propensity(i)));
    }
    return new Decision(
        id,
        debtorId,
        caseId,
        at,
        modelVersion,
        decided,
        chosen < 0 ? null : scored(chosen),
        propensity,
        permitted,
        others,
        explanation,
        exclusions);
  }

  /** Whether the first option is a call that the debtor asked for, at its hour. */
  public boolean startsWithAppointment(DebtorHistory history) {
    Instant asked = history.callbackAt().orElse(null);
    if (asked == null || options.isEmpty()) {
      return false;
    }
    Slot slot = action(0).slot();
    return action(0).channel() == Channel.PHONE
        && !asked.isBefore(slot.start())
        && asked.isBefore(slot.end());
  }

  /** The channel and slot of an option. */
  public Action action(int option) {
    return grid.action(options.get(option).action());
  }

  /** An option with what it is expected to bring. */
  ScoredAction scored(int option) {
    Option scored = options.get(option);
    return new ScoredAction(
        action(option), scored.reach(), scored.response(), scored.harm(), money(scored.value()));
  }

  /** An amount rounded to whole cents. */
  public static BigDecimal money(double amount) {
    return BigDecimal.valueOf(amount).setScale(2, RoundingMode.HALF_EVEN);
  }
}
