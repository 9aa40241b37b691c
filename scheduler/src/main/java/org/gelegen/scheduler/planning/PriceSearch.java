package org.gelegen.scheduler.planning;

/**
 * Moves prices towards those at which demand fits.
 *
 * <h2>The step</h2>
 *
 * Newton's on the smoothed dual, over the prices that are free to move, none below zero [1]; then
 * along it until the dual falls enough. Where few debtors are close to changing their minds there
 * is next to no curvature and the step goes far too far. So a share of the most curvature there can
 * be is added to its diagonal: more after a step that had to be cut short, less after one that was
 * taken whole [2]. With much of it the step is that of iterative scaling, which always lowers the
 * dual but by little; with none a handful of steps do at a temperature.
 *
 * <ol>
 *   <li>Bertsekas: Projected Newton methods for optimization problems with simple constraints, SIAM
 *       Journal on Control and Optimization 20, 1982
 *   <li>Marquardt: An algorithm for least-squares estimation of nonlinear parameters, SIAM Journal
 *       11, 1963
 * </ol>
 */
final class PriceSearch {
  /** The share of the fall which the slope foresees that a step must bring. */
  private static final double SUFFICIENT = 1e-4;

  private static final double SHORTEST = 1e-5;
  private static final double WHOLE = 0.5;
  private static final double CUT = 0.2;
  private static final double LEAST_DAMPING = 1e-7;
  private static final double MOST_DAMPING = 1;

  private final SmoothedDual sums;
  private final Limits limits;
  private Prices prices;
  private Prices best;
  private double bound = Double.POSITIVE_INFINITY;
  private double damping = 1e-6;

  PriceSearch(SmoothedDual sums, Limits limits, Prices start) {
    this.sums = sums;
    this.limits = limits;
    prices = start;
    best = start;
  }

  /** Prices with what the dual is there. */
  private record Place(Prices prices, DualPoint point) {}

  /**
   * Takes steps at a temperature.
   *
   * @param temperature in the unit of the values, positive
   * @param steps how many at most
   * @param tolerance where the slope foresees a smaller fall of the dual, as a share, it is over
   */
  void descend(double temperature, int steps, double tolerance) {
    Place here = look(prices, temperature);
    for (int step = 0; step < steps; step++) {
      FreePrices free = new FreePrices(limits, here.prices(), here.point());
      if (free.size() == 0) {
        return;
      }
      double[] bent = sums.curvature(here.prices(), temperature, free);
      double[] direction = new NewtonStep(free, bent, temperature).direction(damping);
      double foreseen = free.foreseen(here.prices(), free.moved(here.prices(), direction, 1));
      here = along(here, free, direction, temperature);
      prices = here.prices();
      if (-foreseen <= tolerance * here.point().smooth()) {
        return;
      }
    }
  }

  /** The first place low enough on the way back from the end of a step, or where it began. */
  private Place along(Place from, FreePrices free, double[] direction, double temperature) {
    double length = 1;
    while (length >= SHORTEST) {
      Prices trial = free.moved(from.prices(), direction, length);
      Place there = look(trial, temperature);
      double foreseen = free.foreseen(from.prices(), trial);
      double change = there.point().smooth() - from.point().smooth();
      if (change <= SUFFICIENT * foreseen) {
        adapt(length);
        return there;
      }
      // The lowest point of the parabola through what is known of the way.
      double lowest = change > foreseen ? -foreseen / (2 * (change - foreseen)) : 0;
      length *= Math.clamp(lowest, 0.05, 0.5);
    }
    adapt(length);
    return from;
  }

  private void adapt(double length) {
    if (length > WHOLE) {
      damping = Math.max(LEAST_DAMPING, damping / 10);
    } else if (length < CUT) {
      damping = Math.min(MOST_DAMPING, damping * 10);
    }
  }

  private Place look(Prices at, double temperature) {
    DualPoint point = sums.at(at, temperature);
    if (point.dual() < bound) {
      bound = point.dual();
      best = at;
    }
    return new Place(at, point);
  }

  /** Where the search has got to. */
  Prices prices() {
    return prices;
  }

  /** The prices at which the true dual was lowest. */
  Prices best() {
    return best;
  }

  /** The lowest true dual that was met, infinite before the first step. */
  double bound() {
    return bound;
  }
}
