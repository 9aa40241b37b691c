package org.gelegen.scheduler.planning;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Random;
import java.util.concurrent.ForkJoinPool;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

class CampaignPlannerLawsTest {
  private static final double ROUNDING = 1e-6;

  static Stream<Arguments> plannersAndSeeds() {
    return Stream.of(new LagrangianPlanner(), new GreedyPlanner())
        .flatMap(
            planner ->
                IntStream.range(0, 150).mapToObj(seed -> Arguments.of(planner, (long) seed)));
  }

  @ParameterizedTest(name = "{0}, seed {1}")
  @MethodSource("plannersAndSeeds")
  void a_plan_keeps_every_limit_and_its_bound_is_above_the_best_plan_there_is(
      CampaignPlanner planner, long seed) {
    Random random = new Random(seed);
    DebtorOptions options = tinyOptions(random);
    Limits limits = tinyLimits(random);
    double optimum = new BruteForce(options, limits).optimum();

    CampaignPlan plan = planner.plan(options, limits);

    String which = "seed " + seed;
    requireWithinLimits(plan, options, limits, which);
    assertThat(plan.value()).as(which).isLessThanOrEqualTo(optimum + ROUNDING);
    assertThat(plan.upperBound()).as(which).isGreaterThanOrEqualTo(optimum - ROUNDING);
    assertThat(plan.gap()).as(which).isBetween(0.0, 1.0);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_same_input_gives_the_same_plan_on_any_number_of_cores(long seed) throws Exception {
    DebtorOptions options = MadeUpWeek.options(12_000, seed);
    Limits limits = MadeUpWeek.limits(12_000);
    CampaignPlan one = onCores(1, options, limits);
    CampaignPlan three = onCores(3, options, limits);
    assertThat(IntStream.range(0, 12_000).map(three::chosen).toArray())
        .as("seed " + seed)
        .isEqualTo(IntStream.range(0, 12_000).map(one::chosen).toArray());
    assertThat(three.upperBound()).isEqualTo(one.upperBound());
    for (int cell = 0; cell < limits.cells(); cell++) {
      assertThat(three.cellPrice(cell)).isEqualTo(one.cellPrice(cell));
    }
  }

  private static CampaignPlan onCores(int cores, DebtorOptions options, Limits limits)
      throws Exception {
    try (ForkJoinPool pool = new ForkJoinPool(cores)) {
      return pool.submit(() -> new LagrangianPlanner().plan(options, limits)).get();
    }
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_plan_of_many_debtors_comes_within_a_thousandth_of_its_bound_and_far_above_the_greedy_one(
      long seed) {
    // Ten times the sample that prices start from.
    DebtorOptions options = MadeUpWeek.options(100_000, seed);
    Limits limits = MadeUpWeek.limits(100_000);
    CampaignPlan plan = new LagrangianPlanner().plan(options, limits);
    String which = "seed " + seed;
    requireWithinLimits(plan, options, limits, which);
    assertThat(plan.gap()).as(which).isLessThan(0.001);
    assertThat(plan.value())
        .as(which)
        .isGreaterThan(1.1 * new GreedyPlanner().plan(options, limits).value());
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void a_plan_is_close_to_its_bound_also_where_there_is_no_budget_or_hardly_any(long seed) {
    DebtorOptions options = MadeUpWeek.options(20_000, seed);
    for (double budget : new double[] {Double.POSITIVE_INFINITY, 400, 20, 0}) {
      Limits limits = withBudget(MadeUpWeek.limits(20_000), budget);
      CampaignPlan plan = new LagrangianPlanner().plan(options, limits);
      String which = "seed " + seed + ", budget " + budget;
      requireWithinLimits(plan, options, limits, which);
      assertThat(plan.gap()).as(which).isLessThan(0.005);
    }
  }

  private static Limits withBudget(Limits limits, double budget) {
    double[] budgets = new double[limits.days()];
    Arrays.fill(budgets, budget);
    return new Limits(IntStream.range(0, limits.cells()).map(limits::capacity).toArray(), budgets);
  }

  @ParameterizedTest(name = "seed {0}")
  @MethodSource("seeds")
  void the_price_of_a_closed_cell_is_what_a_first_contact_there_would_bring(long seed) {
    DebtorOptions options = MadeUpWeek.options(2_000, seed);
    Limits limits = MadeUpWeek.limits(2_000);
    int[] capacities = IntStream.range(0, limits.cells()).map(limits::capacity).toArray();
    int best = bestPhoneCell(new LagrangianPlanner().plan(options, limits));
    capacities[best] = 0;
    double[] budgets = IntStream.range(0, limits.days()).mapToDouble(limits::budget).toArray();
    CampaignPlan without = new LagrangianPlanner().plan(options, new Limits(capacities, budgets));
    capacities[best] = 1;
    CampaignPlan with = new LagrangianPlanner().plan(options, new Limits(capacities, budgets));
    // The bounds are the duals of the two, and the price is how the first changes with capacity.
    assertThat(without.cellPrice(best))
        .as("seed " + seed)
        .isGreaterThanOrEqualTo((with.upperBound() - without.upperBound()) * 0.9)
        .isLessThan(1_000)
        .isPositive();
  }

  private static int bestPhoneCell(CampaignPlan plan) {
    // The first 78 cells are those of the dearest channel.
    return IntStream.range(0, 78)
        .boxed()
        .max(Comparator.comparingDouble(plan::cellPrice))
        .orElseThrow();
  }

  static Stream<Long> seeds() {
    return Stream.of(1L, 2L, 3L);
  }

  private static void requireWithinLimits(
      CampaignPlan plan, DebtorOptions options, Limits limits, String which) {
    int[] demand = new int[limits.cells()];
    double[] spent = new double[limits.days()];
    double value = 0;
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      int option = plan.chosen(debtor);
      if (option != CampaignPlan.NONE) {
        assertThat(option).as(which).isBetween(options.first(debtor), options.end(debtor) - 1);
        if (options.cell(option) >= 0) {
          demand[options.cell(option)]++;
        }
        spent[options.day(option)] += options.cost(option);
        value += options.value(option);
      }
    }
    for (int cell = 0; cell < demand.length; cell++) {
      assertThat(demand[cell]).as(which).isLessThanOrEqualTo(limits.capacity(cell));
      assertThat(plan.demand(cell)).as(which).isEqualTo(demand[cell]);
    }
    for (int day = 0; day < spent.length; day++) {
      assertThat(spent[day]).as(which).isLessThanOrEqualTo(limits.budget(day) + ROUNDING);
    }
    assertThat(Math.abs(plan.value() - value)).as(which).isLessThan(ROUNDING);
  }

  private static DebtorOptions tinyOptions(Random random) {
    DebtorOptions.Builder builder = DebtorOptions.builder();
    int debtors = random.nextInt(8);
    for (int debtor = 0; debtor < debtors; debtor++) {
      int count = random.nextInt(4);
      for (int i = 0; i < count; i++) {
        // Whole values on purpose: ties are where repair goes wrong.
        builder.option(
            random.nextInt(4) - 1, random.nextInt(2), random.nextInt(10), random.nextInt(4));
      }
      builder.endDebtor();
    }
    return builder.build();
  }

  private static Limits tinyLimits(Random random) {
    int[] capacities = random.ints(3, 0, 3).toArray();
    if (random.nextInt(4) == 0) {
      capacities[0] = Limits.UNLIMITED;
    }
    double[] budgets = {
      random.nextBoolean() ? Double.POSITIVE_INFINITY : random.nextInt(10), random.nextInt(12)
    };
    return new Limits(capacities, budgets);
  }

  /** Tries every combination. */
  private static final class BruteForce {
    private final DebtorOptions options;
    private final Limits limits;
    private final int[] demand;
    private final double[] spent;

    private BruteForce(DebtorOptions options, Limits limits) {
      this.options = options;
      this.limits = limits;
      demand = new int[limits.cells()];
      spent = new double[limits.days()];
    }

    private double optimum() {
      Arrays.fill(demand, 0);
      Arrays.fill(spent, 0);
      return best(0);
    }

    private double best(int debtor) {
      if (debtor == options.debtors()) {
        return 0;
      }
      double best = best(debtor + 1);
      for (int option = options.first(debtor); option < options.end(debtor); option++) {
        int cell = options.cell(option);
        int day = options.day(option);
        boolean room = cell < 0 || demand[cell] < limits.capacity(cell);
        if (room && spent[day] + options.cost(option) <= limits.budget(day)) {
          if (cell >= 0) {
            demand[cell]++;
          }
          spent[day] += options.cost(option);
          best = Math.max(best, options.value(option) + best(debtor + 1));
          spent[day] -= options.cost(option);
          if (cell >= 0) {
            demand[cell]--;
          }
        }
      }
      return best;
    }
  }
}
