package org.gelegen.model.compiled;

import java.util.Arrays;
import java.util.List;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;

/**
 * Several scorers' log-odds, each times its weight, added up.
 *
 * @param parts at least one, of the same schema
 */
public record SumScorer(List<Part> parts) implements Scorer {

  /**
   * A scorer and how much it counts.
   *
   * @param weight finite
   */
  public record Part(double weight, Scorer scorer) {
    public Part {
      if (!Double.isFinite(weight)) {
        throw new IllegalArgumentException("weight must be finite but is " + weight);
      }
    }
  }

  public SumScorer {
    parts = List.copyOf(parts);
    if (parts.isEmpty()) {
      throw new IllegalArgumentException("a sum must have at least one part");
    }
  }

  @Override
  public FeatureSchema schema() {
    return parts.getFirst().scorer().schema();
  }

  @Override
  public OnFrame on(FeatureFrame frame) {
    return new Ready(frame);
  }

  private final class Ready implements OnFrame {
    private final OnFrame[] ready;
    private final double[] part;
    private final double[] partContributions;

    Ready(FeatureFrame frame) {
      ready = parts.stream().map(each -> each.scorer().on(frame)).toArray(OnFrame[]::new);
      part = new double[frame.grid().size()];
      partContributions = new double[frame.schema().size()];
    }

    @Override
    public void score(double[] logOdds) {
      Arrays.fill(logOdds, 0, part.length, 0);
      for (int i = 0; i < ready.length; i++) {
        double weight = parts.get(i).weight();
        ready[i].score(part);
        for (int action = 0; action < part.length; action++) {
          logOdds[action] += weight * part[action];
        }
      }
    }

    @Override
    public double explain(int action, double[] contributions) {
      Arrays.fill(contributions, 0);
      double rest = 0;
      for (int i = 0; i < ready.length; i++) {
        double weight = parts.get(i).weight();
        rest += weight * ready[i].explain(action, partContributions);
        for (int feature = 0; feature < contributions.length; feature++) {
          contributions[feature] += weight * partContributions[feature];
        }
      }
      return rest;
    }
  }
}
