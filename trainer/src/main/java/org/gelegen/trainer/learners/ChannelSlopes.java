package org.gelegen.trainer.learners;

import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.portfolio.Channel;

/**
 * How much surer or less sure of themselves predictions should be, channel by channel.
 *
 * <p>Maximum a posteriori by Newton's method for each channel: p = sigmoid(m̄ + s · (z − m̄) + a),
 * where m̄ is the mean of the channel's log-odds z; s ~ (1, 1/60) and a ~ (0, 1/10), written as
 * mean and variance. With few rows predictions stay as they are.
 *
 * @see "Platt: Probabilistic Outputs for Support Vector Machines, 1999"
 */
final class ChannelSlopes {
  private static final int MAX_STEPS = 50;
  private static final double SLOPE_PRECISION = 60;
  private static final double SHIFT_PRECISION = 10;

  private final double[] slopes;
  private final double[] shifts;

  private ChannelSlopes(double[] slopes, double[] shifts) {
    this.slopes = slopes;
    this.shifts = shifts;
  }

  /**
   * Learns.
   *
   * @param logOdds of each row, before
   */
  static ChannelSlopes fit(OutOfTime rows, double[] logOdds) {
    double[] slopes = new double[Channel.count()];
    double[] shifts = new double[slopes.length];
    for (int channel = 0; channel < slopes.length; channel++) {
      new One(rows, logOdds, channel).fit(slopes, shifts);
    }
    return new ChannelSlopes(slopes, shifts);
  }

  /** What comes of log-odds that {@code first} calibrated before. */
  Calibration after(Calibration first) {
    double[] both = new double[slopes.length];
    double[] intercepts = new double[slopes.length];
    for (int i = 0; i < both.length; i++) {
      both[i] = slopes[i] * first.slopes()[i];
      intercepts[i] = slopes[i] * first.intercepts()[i] + shifts[i];
    }
    return new Calibration(both, intercepts);
  }

  /** One channel. */
  private static final class One {
    private final OutOfTime rows;
    private final double[] logOdds;
    private final int channel;
    private final double mean;

    One(OutOfTime rows, double[] logOdds, int channel) {
      this.rows = rows;
      this.logOdds = logOdds;
      this.channel = channel;
      double sum = 0;
      int count = 0;
      for (int row = 0; row < logOdds.length; row++) {
        if (rows.channel(row) == channel) {
          sum += logOdds[row];
          count++;
        }
      }
      mean = count == 0 ? 0 : sum / count;
    }

    void fit(double[] slopes, double[] shifts) {
      double slope = 1;
      double shift = 0;
      double loss = loss(slope, shift);
      for (int step = 0; step < MAX_STEPS; step++) {
        double[] direction = newtonStep(slope, shift);
        double length = 1;
        double next = loss(slope - direction[0], shift - direction[1]);
        while (next > loss && length > 1e-6) {
          length /= 2;
          next = loss(slope - length * direction[0], shift - length * direction[1]);
        }
        if (next > loss) {
          break;
        }
        slope -= length * direction[0];
        shift -= length * direction[1];
        boolean done = loss - next < 1e-10 * (1 + loss);
        loss = next;
        if (done) {
          break;
        }
      }
      if (slope < 0) {
        slope = 0;
        shift = levelAlone();
      }
      slopes[channel] = slope;
      shifts[channel] = shift + mean * (1 - slope);
    }

    /** The shift where what was said ranks the wrong way round, and counts for nothing. */
    private double levelAlone() {
      double positives = 0;
      double count = 0;
      for (int row = 0; row < logOdds.length; row++) {
        if (rows.channel(row) == channel) {
          count++;
          positives += rows.positive(row) ? 1 : 0;
        }
      }
      double shift = 0;
      for (int step = 0; step < MAX_STEPS; step++) {
        double p = 1 / (1 + Math.exp(-(mean + shift)));
        double gradient = count * p - positives + SHIFT_PRECISION * shift;
        shift -= gradient / (count * p * (1 - p) + SHIFT_PRECISION);
      }
      return shift;
    }

    private double loss(double slope, double shift) {
      double loss =
          SLOPE_PRECISION * (slope - 1) * (slope - 1) / 2 + SHIFT_PRECISION * shift * shift / 2;
      for (int row = 0; row < logOdds.length; row++) {
        if (rows.channel(row) == channel) {
          double margin = mean + slope * (logOdds[row] - mean) + shift;
          double signed = rows.positive(row) ? -margin : margin;
          loss += Math.max(0, signed) + Math.log1p(Math.exp(-Math.abs(signed)));
        }
      }
      return loss;
    }

    private double[] newtonStep(double slope, double shift) {
      double bySlope = SLOPE_PRECISION * (slope - 1);
      double byShift = SHIFT_PRECISION * shift;
      double slopeSlope = SLOPE_PRECISION;
      double slopeShift = 0;
      double shiftShift = SHIFT_PRECISION;
      for (int row = 0; row < logOdds.length; row++) {
        if (rows.channel(row) == channel) {
          double off = logOdds[row] - mean;
          double p = 1 / (1 + Math.exp(-(mean + slope * off + shift)));
          double error = p - (rows.positive(row) ? 1 : 0);
          double weight = p * (1 - p);
          bySlope += error * off;
          byShift += error;
          slopeSlope += weight * off * off;
          slopeShift += weight * off;
          shiftShift += weight;
        }
      }
      double determinant = slopeSlope * shiftShift - slopeShift * slopeShift;
      return new double[] {
        (shiftShift * bySlope - slopeShift * byShift) / determinant,
        (slopeSlope * byShift - slopeShift * bySlope) / determinant
      };
    }
  }
}
