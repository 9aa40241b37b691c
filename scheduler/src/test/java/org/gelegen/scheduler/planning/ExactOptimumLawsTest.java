package org.gelegen.scheduler.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Random;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Plans beside the optimum that a solver finds. */
class ExactOptimumLawsTest {
  /** Solvers are right within a millionth, and so are sums of money in binary. */
  private static final double TOLERANCE = 1e-5;

  private static final double INFINITE = Double.POSITIVE_INFINITY;

  /** Kinds of instances; what a kind does not name is drawn. */
  enum Kind {
    ORDINARY,
    NO_CAPACITY,
    NO_BUDGET,
    TIES,
    ONE_DEBTOR,
    MORE_CAPACITY_THAN_DEBTORS,
    WITHOUT_CELLS,
    BUDGET_ON_SOME_DAYS
  }

  private record Instance(DebtorOptions options, Limits limits) {}

  @ParameterizedTest
  @EnumSource
  void a_plan_is_below_the_optimum_its_bound_above_and_its_gap_holds(Kind kind) {
    for (long seed = 0; seed < 40; seed++) {
      Instance instance = instance(kind, new Random(31L * kind.name().hashCode() + seed));
      double optimum = ExactOptimum.of(instance.options(), instance.limits());
      double relaxed = ExactOptimum.relaxed(instance.options(), instance.limits());
      CampaignPlan plan = new LagrangianPlanner().plan(instance.options(), instance.limits());
      String which = kind + ", seed " + seed;
      double within = TOLERANCE * (1 + relaxed);
      assertThat(plan.value()).as(which).isLessThanOrEqualTo(optimum + within);
      assertThat(plan.upperBound()).as(which).isGreaterThanOrEqualTo(optimum - within);
      // The dual of the relaxation is all that prices can show.
      assertThat(plan.upperBound()).as(which).isGreaterThanOrEqualTo(relaxed - within);
      double missing = optimum == 0 ? 0 : 1 - plan.value() / optimum;
      assertThat(missing).as(which).isLessThanOrEqualTo(plan.gap() + TOLERANCE);
    }
  }

  @Test
  void the_bound_is_close_to_the_optimum_of_the_relaxation() {
    double bounds = 0;
    double optima = 0;
    for (long seed = 0; seed < 20; seed++) {
      Instance instance = instance(Kind.ORDINARY, new Random(seed));
      bounds += new LagrangianPlanner().plan(instance.options(), instance.limits()).upperBound();
      optima += ExactOptimum.relaxed(instance.options(), instance.limits());
    }
    assertThat(bounds / optima).isBetween(1 - TOLERANCE, 1.002);
  }

  @Test
  void what_a_portfolio_s_plan_lacks_of_the_optimum_is_less_than_a_thousandth() {
    DebtorOptions options = MadeUpWeek.options(3_000, 5);
    Limits limits = MadeUpWeek.limits(3_000);
    CampaignPlan plan = new LagrangianPlanner().plan(options, limits);
    // Splitting debtors brings a little more than the best plan has.
    double relaxed = ExactOptimum.relaxed(options, limits);
    assertThat(plan.value()).isBetween(0.999 * relaxed, relaxed * (1 + TOLERANCE));
    assertThat(plan.upperBound()).isBetween(relaxed * (1 - TOLERANCE), 1.0005 * relaxed);
  }

  private static Instance instance(Kind kind, Random random) {
    int debtors = kind == Kind.ONE_DEBTOR ? 1 : 20 + random.nextInt(60);
    int cells = 8;
    int days = 3;
    DebtorOptions.Builder builder = DebtorOptions.builder();
    for (int debtor = 0; debtor < debtors; debtor++) {
      double amount = Math.exp(3 + random.nextGaussian());
      int count = random.nextInt(9);
      for (int i = 0; i < count; i++) {
        int cell = kind == Kind.WITHOUT_CELLS ? DebtorOptions.NO_CELL : random.nextInt(cells);
        double value = amount * random.nextDouble() - 1;
        builder.option(
            cell,
            random.nextInt(days),
            kind == Kind.TIES ? 1 + random.nextInt(3) : value,
            kind == Kind.TIES ? 1 : random.nextInt(4) * 1.25);
      }
      builder.endDebtor();
    }
    int most = kind == Kind.MORE_CAPACITY_THAN_DEBTORS ? 2 * debtors : 1 + debtors / 8;
    int[] capacities =
        switch (kind) {
          case NO_CAPACITY -> new int[cells];
          case MORE_CAPACITY_THAN_DEBTORS -> IntStream.generate(() -> most).limit(cells).toArray();
          default -> random.ints(cells, 0, most + 1).toArray();
        };
    double[] budgets = new double[days];
    switch (kind) {
      case NO_BUDGET -> Arrays.fill(budgets, 0);
      case BUDGET_ON_SOME_DAYS -> budgets = new double[] {INFINITE, 0.2 * debtors, 0};
      default ->
          budgets =
              LongStream.range(0, days)
                  .mapToDouble(day -> random.nextBoolean() ? INFINITE : 0.4 * debtors)
                  .toArray();
    }
    return new Instance(builder.build(), new Limits(capacities, budgets));
  }
}
