package org.gelegen.app.lab;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.FittedModel;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Interval;

/**
 * What decisions were worth in one portfolio, as the share of the way from the static workflow to
 * the all-knowing choice: 0 is the workflow, 1 is knowing everything.
 */
final class CapturedValues {
  /** Debtors of different seeds are different debtors. */
  private static final int DEBTORS_OF_A_SEED = 10_000_000;

  private final PortfolioCharacter character;
  private final long seed;
  private final List<Variant> variants;
  private final List<Row> rows = new ArrayList<>();
  private final double[] singles = new double[Situation.singleChoices()];
  private final Map<Variant, Map<String, String>> notes = new EnumMap<>(Variant.class);

  // The values of single choices are handed over at construction and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  private record Row(
      int debtor, double workflow, double best, Map<Variant, Double> values, double[] singles) {}

  CapturedValues(PortfolioCharacter character, long seed, List<Variant> variants) {
    this.character = character;
    this.seed = seed;
    this.variants = List.copyOf(variants);
  }

  void note(Variant variant, FittedModel model) {
    notes.put(variant, new TreeMap<>(model.notes()));
  }

  void add(int debtor, Situation situation, ActionGrid grid, Map<Variant, Double> values) {
    double[] own = new double[singles.length];
    situation.addSingles(grid, own);
    for (int choice = 0; choice < singles.length; choice++) {
      singles[choice] += own[choice];
    }
    rows.add(new Row(debtor, situation.workflow(), situation.best(), values, own));
  }

  /**
   * Several seeds of one character as one portfolio: other debtors in each, and each keeps its own
   * best single channel and hour.
   *
   * @param runs at least one
   */
  static CapturedValues together(List<CapturedValues> runs) {
    CapturedValues first = runs.getFirst();
    CapturedValues all = new CapturedValues(first.character, first.seed, first.variants);
    for (int number = 0; number < runs.size(); number++) {
      all.take(runs.get(number), number * DEBTORS_OF_A_SEED);
    }
    return all;
  }

  /**
   * The same debtors judged for several clients: they stay the same debtors, and are drawn
   * together.
   *
   * @param runs at least one
   */
  static CapturedValues ofSameDebtors(List<CapturedValues> runs) {
    CapturedValues first = runs.getFirst();
    CapturedValues all = new CapturedValues(first.character, first.seed, first.variants);
    runs.forEach(run -> all.take(run, 0));
    return all;
  }

  private void take(CapturedValues run, int firstDebtor) {
    int best = run.best();
    for (Row row : run.rows) {
      double[] single = new double[run.singles.length];
      single[0] = row.singles[best];
      singles[0] += single[0];
      rows.add(new Row(firstDebtor + row.debtor, row.workflow, row.best, row.values, single));
    }
  }

  PortfolioCharacter character() {
    return character;
  }

  long seed() {
    return seed;
  }

  int decisions() {
    return rows.size();
  }

  /** What the product says of the effect of hour and weekday on reaching. */
  String timeEffect() {
    return notes
        .getOrDefault(Variant.PRODUCT, Map.of())
        .getOrDefault("reach.time", "too few contacts to tell of an effect of time");
  }

  /**
   * What the all-knowing choice gains over the workflow, per decision, in the client's currency.
   */
  double atStake() {
    return rows.stream().mapToDouble(row -> row.best - row.workflow).average().orElse(0);
  }

  /** What a variant captures. */
  Interval captured(Variant variant) {
    return ratio(row -> row.values.getOrDefault(variant, 0.0) - row.workflow);
  }

  /** What one variant captures more than another. */
  Interval difference(Variant one, Variant other) {
    return ratio(row -> row.values.getOrDefault(one, 0.0) - row.values.getOrDefault(other, 0.0));
  }

  /** What the best single channel and hour captures, chosen by the truth. */
  Interval bestSingle() {
    int best = best();
    return ratio(row -> row.singles[best] - row.workflow);
  }

  /** What a variant captures more than the best single channel and hour. */
  Interval overBestSingle(Variant variant) {
    int best = best();
    return ratio(row -> row.values.getOrDefault(variant, 0.0) - row.singles[best]);
  }

  private int best() {
    int best = 0;
    for (int choice = 1; choice < singles.length; choice++) {
      if (singles[choice] > singles[best]) {
        best = choice;
      }
    }
    return best;
  }

  private Interval ratio(ToDoubleFunction<Row> gained) {
    double[] numerators = rows.stream().mapToDouble(gained).toArray();
    double[] denominators = rows.stream().mapToDouble(row -> row.best - row.workflow).toArray();
    int[] debtors = rows.stream().mapToInt(Row::debtor).toArray();
    return new DebtorBootstrap(new SplittableRandom(seed)).ratio(numerators, denominators, debtors);
  }
}
