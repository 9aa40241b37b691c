package org.gelegen.model.decision;

import org.gelegen.model.compiled.LogOdds;
import org.gelegen.model.compiled.ModelSession;

/**
 * What each feature contributes to the value of an action, in the client's currency: exact and
 * additive, so that the baseline and all contributions add up to the value.
 *
 * <h2>How</h2>
 *
 * <p>With s at stake, the value is
 *
 * <pre>
 * v(r, p, c, h) = s · r · max(0, p − c) − cost − costOfHarm · h
 * r = σ(z₁), p = σ(z₂), c = 1 − (1 − σ(z₃))^days, h = σ(z₄)
 * </pre>
 *
 * of reach, response, self-cure and harm. Each head's log-odds are a base and what each feature
 * adds, zₖ = bₖ + Σ cₖ(feature), exactly. The baseline is v with every head at its base: the same
 * contact, for the same amount, with a debtor and at a moment of whom nothing is known.
 *
 * <ol>
 *   <li>The difference of the value from the baseline is split over the heads by their Shapley
 *       values [1]: what a head changes in the value, averaged over the orders in which the heads
 *       can go from base to what they are. Harm stands by itself in the sum; of the three others a
 *       head is weighed by the four states of the two besides it, a third each when both are at one
 *       end, a sixth each when they are at different ends.
 *   <li>A head's share is split over features in proportion to what they add to its log-odds. That
 *       is the integral of its slope along the straight line from base to log-odds, times what the
 *       feature adds: integrated gradients within the head [2], which is Aumann and Shapley's price
 *       [3]. Where all that is added cancels out, the proportion is the slope itself.
 * </ol>
 *
 * <p>[1] Shapley: A Value for n-Person Games, 1953. [2] Sundararajan, Taly, Yan: Axiomatic
 * Attribution for Deep Networks, ICML 2017. [3] Aumann, Shapley: Values of Non-Atomic Games, 1974.
 *
 * @param baseline the value with every head at its base
 * @param effects by feature, in the schema's order
 */
// The array is made for one reader and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record ValueShares(double baseline, double[] effects) {
  private static final double BOTH = 1.0 / 3;
  private static final double ONE = 1.0 / 6;

  /** What counts besides the models. */
  record Stakes(double atStake, double cost, double costOfHarm) {}

  /** A probability at its base and as it is, and how much it rises for a unit of log-odds. */
  private record Move(double from, double to, double slope) {
    /**
     * The move of 1 − (1 − σ(z))^{@code days}: of a probability for one day, of what comes of it in
     * several.
     */
    static Move of(LogOdds logOdds, double days) {
      double added = logOdds.added();
      double daily = 1 / (1 + Math.exp(-logOdds.base()));
      double from = within(daily, days);
      double to = within(1 / (1 + Math.exp(-logOdds.base() - added)), days);
      if (Math.abs(added) > 1) {
        return new Move(from, to, (to - from) / added);
      }
      if (added == 0) {
        return new Move(from, to, (1 - from) * days * daily);
      }
      // Differences of near numbers lose digits; this is the same without taking any.
      double rise = (1 - from) * -Math.expm1(-days * Math.log1p(daily * Math.expm1(added)));
      return new Move(from, to, rise / added);
    }

    private static double within(double daily, double days) {
      return days == 1 ? daily : 1 - Math.pow(1 - daily, days);
    }
  }

  static ValueShares of(ModelSession scores, int action, Stakes stakes) {
    return of(
        scores.reachLogOdds(action),
        scores.responseLogOdds(action),
        scores.selfCureLogOdds(action),
        scores.selfCureDays(action),
        scores.harmLogOdds(action),
        stakes);
  }

  static ValueShares of(
      LogOdds reach,
      LogOdds response,
      LogOdds selfCure,
      double selfCureDays,
      LogOdds harm,
      Stakes stakes) {
    Move reached = Move.of(reach, 1);
    Move answered = Move.of(response, 1);
    Move cured = Move.of(selfCure, selfCureDays);
    Move harmed = Move.of(harm, 1);
    double baseline =
        stakes.atStake() * reached.from() * lift(answered.from(), cured.from())
            - stakes.cost()
            - stakes.costOfHarm() * harmed.from();
    double[] effects = new double[reach.contributions().length];
    add(effects, reach, stakes.atStake() * reached.slope() * weightOfReach(answered, cured));
    add(
        effects,
        response,
        stakes.atStake() * answered.slope() * weightOfResponse(reached, answered, cured));
    add(
        effects,
        selfCure,
        -stakes.atStake() * cured.slope() * weightOfSelfCure(reached, answered, cured));
    add(effects, harm, -stakes.costOfHarm() * harmed.slope());
    return new ValueShares(baseline, effects);
  }

  private static void add(double[] effects, LogOdds head, double perLogOdds) {
    for (int feature = 0; feature < effects.length; feature++) {
      effects[feature] += perLogOdds * head.contributions()[feature];
    }
  }

  private static double lift(double response, double selfCure) {
    return Math.max(0, response - selfCure);
  }

  private static double weightOfReach(Move response, Move selfCure) {
    return BOTH * lift(response.from(), selfCure.from())
        + ONE * lift(response.to(), selfCure.from())
        + ONE * lift(response.from(), selfCure.to())
        + BOTH * lift(response.to(), selfCure.to());
  }

  private static double weightOfResponse(Move reach, Move response, Move selfCure) {
    double atBase = shareAbove(response, selfCure.from());
    double asIs = shareAbove(response, selfCure.to());
    return reach.from() * (BOTH * atBase + ONE * asIs) + reach.to() * (ONE * atBase + BOTH * asIs);
  }

  private static double weightOfSelfCure(Move reach, Move response, Move selfCure) {
    double atBase = 1 - shareAbove(selfCure, response.from());
    double asIs = 1 - shareAbove(selfCure, response.to());
    return reach.from() * (BOTH * atBase + ONE * asIs) + reach.to() * (ONE * atBase + BOTH * asIs);
  }

  /** The share in [0, 1] of a move that lies above a threshold. */
  private static double shareAbove(Move move, double threshold) {
    double low = Math.min(move.from(), move.to());
    double high = Math.max(move.from(), move.to());
    if (low >= threshold) {
      return 1;
    }
    return high <= threshold ? 0 : (high - threshold) / (high - low);
  }
}
