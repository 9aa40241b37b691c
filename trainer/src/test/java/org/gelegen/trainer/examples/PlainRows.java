package org.gelegen.trainer.examples;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;

/** Made-up rows of a plain table, from a seed. */
public final class PlainRows {
  private PlainRows() {}

  /** How a column is made of what became of a row, or adds to a row something that has no part. */
  @FunctionalInterface
  public interface Column {
    AttributeValue of(SplittableRandom random, int row, boolean positive);
  }

  /**
   * Rows of an honest number {@code income}, an honest category {@code job} that is sometimes
   * unknown, and one more column; four rows in ten are positive, more with a high income.
   */
  public static List<PlainRow> random(long seed, int count, String name, Column column) {
    SplittableRandom random = new SplittableRandom(seed);
    List<PlainRow> rows = new ArrayList<>();
    for (int i = 0; i < count; i++) {
      double income = random.nextGaussian();
      boolean positive = random.nextDouble() < 1 / (1 + Math.exp(0.4 - income / 2));
      TreeMap<String, AttributeValue> attributes = new TreeMap<>();
      attributes.put("income", new AttributeValue.Number(income));
      if (random.nextInt(4) > 0) {
        attributes.put("job", new AttributeValue.Text(random.nextBoolean() ? "baker" : "smith"));
      }
      attributes.put(name, column.of(random, i, positive));
      rows.add(new PlainRow(attributes, positive));
    }
    return rows;
  }
}
