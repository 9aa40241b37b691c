package org.gelegen.scheduler.planning;

/**
 * Plans by prices: they are found on a sample by {@link SmoothedDual}, settled on all debtors,
 * turned into places by {@link Auction} and finished by {@link Improvement}. The bound is the
 * lowest dual value that any prices gave on the way.
 */
public final class LagrangianPlanner implements CampaignPlanner {
  private static final int SAMPLE = 5_000;
  private static final double[] COOLING = {0.3, 0.1, 0.03, 0.01};
  private static final int SAMPLE_STEPS = 80;
  private static final int FULL_STEPS = 12;
  private static final double COLDEST = 0.003;

  /** Bidding starts this much, in shares of the mean value, below the prices that were found. */
  private static final double HEAD_START = 0.01;

  private static final double INCREMENT = 1e-4;

  @Override
  public CampaignPlan plan(DebtorOptions options, Limits limits) {
    options.requireWithin(limits);
    Prices prices = Prices.zero(limits);
    if (options.debtors() == 0) {
      return new CampaignPlan(new Choice(options, limits), 0, prices);
    }
    SmoothedDual all = new SmoothedDual(options, limits, options.debtors());
    SmoothedDual sample = new SmoothedDual(options, limits, Math.min(SAMPLE, options.debtors()));
    double scale = Math.max(sample.scale(), 1e-6);
    for (double temperature : COOLING) {
      for (int step = 0; step < SAMPLE_STEPS; step++) {
        sample.step(prices, temperature * scale);
      }
    }
    Prices best = prices.copy();
    double bound = Double.POSITIVE_INFINITY;
    for (int step = 0; step < FULL_STEPS; step++) {
      Prices before = prices.copy();
      double dual = all.step(prices, COLDEST * scale);
      if (dual < bound) {
        bound = dual;
        best = before;
      }
    }
    Prices bidding = start(best, HEAD_START * scale);
    Choice choice = new Auction(options, limits, bidding).run(INCREMENT * scale);
    double bidDual = all.step(bidding.copy(), COLDEST * scale);
    if (bidDual < bound) {
      bound = bidDual;
      best = bidding;
    }
    new Improvement(options, limits, best, choice).run();
    return new CampaignPlan(choice, bound, best);
  }

  private static Prices start(Prices prices, double below) {
    Prices lower = prices.copy();
    for (int cell = 0; cell < lower.cells().length; cell++) {
      lower.cells()[cell] = Math.max(0, lower.cells()[cell] - below);
    }
    return lower;
  }
}
