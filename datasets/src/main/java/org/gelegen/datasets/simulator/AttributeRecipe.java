package org.gelegen.datasets.simulator;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.gelegen.model.portfolio.AttributeValue;

/**
 * How one attribute of a client comes about. An attribute tells something of a hidden trait, never
 * the trait itself: it is noise plus {@code slope} times the trait's signal.
 */
public sealed interface AttributeRecipe {
  /** The attribute's name in the records. */
  String name();

  /** The trait it tells something of. */
  Signal signal();

  /** The share of debtors of whom it is not known, in [0, 1). */
  double missing();

  /** The value for a signal, or empty where it is unknown. */
  default Optional<AttributeValue> value(double signal, RandomGenerator random) {
    // All draws are made, so that one attribute's gaps do not shift the next attribute's draws.
    double gap = random.nextDouble();
    AttributeValue value = draw(signal, random);
    return gap < missing() ? Optional.empty() : Optional.of(value);
  }

  /** The value for a signal, known or not. */
  AttributeValue draw(double signal, RandomGenerator random);

  /** What an attribute can tell something of. Signals are around 0, mostly within -2 to 2. */
  enum Signal {
    /** Of nothing. */
    NONE,
    /** Being at home in the day-time: by work pattern. */
    DAYTIME,
    /** Taste for digital channels over voice and paper. */
    DIGITAL,
    /** Ability to pay. */
    ABILITY,
    /** Willingness to pay. */
    WILLINGNESS
  }

  /**
   * A number, rounded to {@code decimals}, from {@code low} to {@code high}.
   *
   * @param spread standard deviation of the noise
   * @param slope what one unit of signal adds
   */
  record Numeric(
      String name,
      Signal signal,
      double missing,
      double mean,
      double spread,
      double slope,
      double low,
      double high,
      int decimals)
      implements AttributeRecipe {
    @Override
    public AttributeValue draw(double signal, RandomGenerator random) {
      double raw = mean + slope * signal + spread * random.nextGaussian();
      double scale = Math.pow(10, decimals);
      double rounded = Math.round(Math.clamp(raw, low, high) * scale) / scale;
      return new AttributeValue.Number(rounded);
    }
  }

  /**
   * Yes or no.
   *
   * @param logOdds of yes where the signal is 0
   * @param slope what one unit of signal adds to the log-odds
   */
  record Flag(String name, Signal signal, double missing, double logOdds, double slope)
      implements AttributeRecipe {
    @Override
    public AttributeValue draw(double signal, RandomGenerator random) {
      return new AttributeValue.Flag(
          random.nextDouble() < Chance.logistic(logOdds + slope * signal));
    }
  }

  /** One of several words. */
  record Category(String name, Signal signal, double missing, List<Word> words)
      implements AttributeRecipe {
    public Category {
      words = List.copyOf(words);
    }

    @Override
    public AttributeValue draw(double signal, RandomGenerator random) {
      double[] weights = new double[words.size()];
      Arrays.setAll(weights, i -> words.get(i).weight() * Math.exp(words.get(i).slope() * signal));
      return new AttributeValue.Text(words.get(Chance.pick(weights, random.nextDouble())).word());
    }

    /**
     * A word with its weight where the signal is 0.
     *
     * @param slope what one unit of signal adds to the logarithm of the weight
     */
    public record Word(String word, double weight, double slope) {}
  }
}
