package org.gelegen.trainer.offpolicy;

import java.util.ArrayList;
import java.util.List;
import java.util.function.DoubleUnaryOperator;
import java.util.random.RandomGenerator;

/**
 * Logs with a known truth: four kinds of debtor, three actions, a reward of 1 with a probability of
 * kind and action.
 */
final class MadeUpLog {
  private static final double[][] RATE = {
    {0.2, 0.5, 0.3}, {0.6, 0.1, 0.4}, {0.3, 0.3, 0.7}, {0.8, 0.5, 0.2}
  };
  private static final double[][] LOGGED = {
    {0.6, 0.2, 0.2}, {0.3, 0.4, 0.3}, {0.5, 0.3, 0.2}, {0.2, 0.3, 0.5}
  };
  private static final double[][] POLICY = {
    {0.1, 0.8, 0.1}, {0.7, 0.1, 0.2}, {0.2, 0.1, 0.7}, {0.8, 0.1, 0.1}
  };

  /** Σ over kinds and actions of POLICY · RATE, a quarter each. */
  static final double TRUTH =
      ((0.02 + 0.4 + 0.03) + (0.42 + 0.01 + 0.08) + (0.06 + 0.03 + 0.49) + (0.64 + 0.05 + 0.02))
          / 4;

  private final DoubleUnaryOperator model;
  private final DoubleUnaryOperator propensity;

  private MadeUpLog(DoubleUnaryOperator model, DoubleUnaryOperator propensity) {
    this.model = model;
    this.propensity = propensity;
  }

  /** Propensities are right; the reward model is {@code model} of the true rate. */
  static MadeUpLog withModel(DoubleUnaryOperator model) {
    return new MadeUpLog(model, p -> p);
  }

  /** The reward model is right; the propensities are wrong. */
  static MadeUpLog withPropensity(DoubleUnaryOperator propensity) {
    return new MadeUpLog(q -> q, propensity);
  }

  List<LoggedDecision> draw(int count, RandomGenerator random) {
    List<LoggedDecision> log = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      int kind = random.nextInt(4);
      int action = pick(LOGGED[kind], random.nextDouble());
      double reward = random.nextDouble() < RATE[kind][action] ? 1 : 0;
      double expected = 0;
      for (int a = 0; a < 3; a++) {
        expected += POLICY[kind][a] * model.applyAsDouble(RATE[kind][a]);
      }
      log.add(
          new LoggedDecision(
              reward,
              POLICY[kind][action] / propensity.applyAsDouble(LOGGED[kind][action]),
              model.applyAsDouble(RATE[kind][action]),
              expected));
    }
    return log;
  }

  private static int pick(double[] probabilities, double chance) {
    int action = 0;
    double sum = probabilities[0];
    while (chance >= sum && action < probabilities.length - 1) {
      action++;
      sum += probabilities[action];
    }
    return action;
  }
}
