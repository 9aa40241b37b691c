package org.gelegen.trainer.examples;

import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.function.IntPredicate;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.gelegen.model.features.Feature;
import org.gelegen.model.portfolio.Channel;

/** The rows of a table that have a label for one target, or some of them; oldest first. */
public final class Sample {
  private final ExampleTable table;
  private final Target target;
  private final Duration responseWindow;
  private final boolean[] columns;
  private final int[] rows;

  private Sample(
      ExampleTable table, Target target, Duration responseWindow, boolean[] columns, int[] rows) {
    this.table = table;
    this.target = target;
    this.responseWindow = responseWindow;
    this.columns = columns;
    this.rows = rows;
  }

  /** All rows of {@code table} that are labelled. */
  static Sample of(ExampleTable table, Target target, Duration responseWindow) {
    int[] labelled =
        IntStream.range(0, table.size()).filter(row -> table.isLabelled(row, target)).toArray();
    return new Sample(table, target, responseWindow, target.columns(table.schema()), labelled);
  }

  /** All rows of {@code table}, labelled or not. */
  static Sample unlabelled(ExampleTable table, Target target, Duration responseWindow) {
    return new Sample(
        table,
        target,
        responseWindow,
        target.columns(table.schema()),
        IntStream.range(0, table.size()).toArray());
  }

  /** The same rows for learners that may look at some features only. */
  public Sample seeing(Predicate<Feature> features) {
    boolean[] seen = columns.clone();
    for (int i = 0; i < seen.length; i++) {
      seen[i] &= features.test(table.schema().feature(i));
    }
    return new Sample(table, target, responseWindow, seen, rows);
  }

  private Sample of(int[] others) {
    return new Sample(table, target, responseWindow, columns, others);
  }

  private Sample where(IntPredicate keep) {
    return of(IntStream.of(rows).filter(keep).toArray());
  }

  /** The rows from {@code moment} on. */
  public Sample from(Instant moment) {
    return where(row -> !table.at(row).isBefore(moment));
  }

  /** The rows after {@code moment}. */
  public Sample after(Instant moment) {
    return where(row -> table.at(row).isAfter(moment));
  }

  /** The rows whose label was already known at {@code moment}. */
  public Sample settledBy(Instant moment) {
    return where(
        row ->
            !table
                .at(row)
                .plus(target.settledAfter(table.channel(row), responseWindow))
                .isAfter(moment));
  }

  /** The rows of one channel. */
  public Sample over(Channel channel) {
    return where(row -> table.channel(row) == channel);
  }

  /** The first {@code count} rows. */
  public Sample first(int count) {
    return range(0, count);
  }

  /** All rows but the first {@code count}. */
  public Sample without(int count) {
    return range(count, rows.length);
  }

  private Sample range(int from, int to) {
    return of(Arrays.copyOfRange(rows, from, to));
  }

  /** The rows before {@code moment}. */
  public Sample before(Instant moment) {
    return where(row -> table.at(row).isBefore(moment));
  }

  /** These rows and then those of another sample of the same table. */
  public Sample and(Sample other) {
    int[] both = Arrays.copyOf(rows, rows.length + other.rows.length);
    System.arraycopy(other.rows, 0, both, rows.length, other.rows.length);
    return of(both);
  }

  /** At most {@code most} rows, spread evenly over time. */
  public Sample thinned(int most) {
    if (rows.length <= most) {
      return this;
    }
    int[] some = new int[most];
    for (int i = 0; i < most; i++) {
      some[i] = rows[(int) ((long) i * rows.length / most)];
    }
    return of(some);
  }

  public Target target() {
    return target;
  }

  /** By feature in the schema's order, whether learners may look at it. */
  public boolean[] columns() {
    return columns.clone();
  }

  public ExampleTable table() {
    return table;
  }

  public int size() {
    return rows.length;
  }

  /** The place in the table of the {@code index}-th row. */
  public int row(int index) {
    return rows[index];
  }

  public Instant at(int index) {
    return table.at(rows[index]);
  }

  public boolean isPositive(int index) {
    return table.isPositive(rows[index], target);
  }

  /** How many rows are positive. */
  public int positives() {
    int count = 0;
    for (int i = 0; i < rows.length; i++) {
      count += isPositive(i) ? 1 : 0;
    }
    return count;
  }

  /** Whether it has at least so many rows of either kind. */
  public boolean hasBoth(int least) {
    int positives = positives();
    return positives >= least && rows.length - positives >= least;
  }

  /** The labels, true for yes. */
  public boolean[] labels() {
    boolean[] labels = new boolean[rows.length];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = isPositive(i);
    }
    return labels;
  }

  /** A feature of each row, by its place in the schema; NaN where it is unknown. */
  public double[] values(int column) {
    float[] row = new float[columns.length];
    double[] values = new double[rows.length];
    for (int i = 0; i < values.length; i++) {
      table.copyRow(rows[i], row, 0);
      values[i] = row[column];
    }
    return values;
  }

  /** The debtors' numbers. */
  public int[] debtors() {
    return IntStream.of(rows).map(table::debtor).toArray();
  }
}
