package org.gelegen.model.compiled;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;

/** Models of random weights and trees, from a seed. */
public final class RandomModels {
  private static final FeatureSchema SCHEMA =
      new FeatureSchema(
          List.of(
              new AttributeFeature(
                  AttributeFeature.Scope.DEBTOR, "tenure", AttributeFeature.Type.NUMBER, List.of()),
              new AttributeFeature(
                  AttributeFeature.Scope.DEBTOR,
                  "tariff",
                  AttributeFeature.Type.CATEGORY,
                  List.of("t0", "t1"))));

  private final Random random;

  private RandomModels(long seed) {
    random = new Random(seed);
  }

  /** Reach and harm by trees, response by a sum of both, self-cure linear. */
  public static CompiledModel model(long seed) {
    RandomModels made = new RandomModels(seed);
    return new CompiledModel(
        SCHEMA,
        new Head(made.trees(25, 5), made.calibration()),
        new Head(made.sum(), made.calibration()),
        new Head(made.trees(10, 3), Calibration.of(1, -4)),
        new Head(made.linear(), Calibration.of(0.5, -4)),
        made.random.doubles(Channel.count(), 1, 5).toArray());
  }

  private Calibration calibration() {
    double[] slopes = new double[Channel.count()];
    double[] intercepts = new double[Channel.count()];
    for (int i = 0; i < intercepts.length; i++) {
      slopes[i] = 0.5 + random.nextDouble();
      intercepts[i] = random.nextGaussian() * 0.2;
    }
    return new Calibration(slopes, intercepts);
  }

  private SumScorer sum() {
    return new SumScorer(
        List.of(
            new SumScorer.Part(random.nextDouble(), linear()),
            new SumScorer.Part(random.nextDouble(), trees(12, 4))));
  }

  private LinearScorer linear() {
    return new LinearScorer(
        SCHEMA,
        random.nextGaussian(),
        gaussians(SCHEMA.size(), 0.1),
        gaussians(SCHEMA.size(), 1),
        gaussians(SCHEMA.size(), 0.3),
        gaussians(SCHEMA.size(), 0.1),
        gaussians(Channel.count() * 24, 0.2),
        gaussians(Channel.count() * 7, 0.2));
  }

  private double[] gaussians(int count, double spread) {
    return random.doubles(count, -spread, spread).toArray();
  }

  private TreeScorer trees(int count, int depth) {
    List<Integer> roots = new ArrayList<>();
    Nodes nodes = new Nodes();
    for (int i = 0; i < count; i++) {
      roots.add(grow(nodes, depth));
    }
    int size = nodes.features.size();
    float[] thresholds = new float[size];
    float[] values = new float[size];
    boolean[] missingLeft = new boolean[size];
    for (int node = 0; node < size; node++) {
      thresholds[node] = nodes.thresholds.get(node);
      values[node] = (float) (random.nextGaussian() * 0.1);
      missingLeft[node] = random.nextBoolean();
    }
    return new TreeScorer(
        SCHEMA,
        random.nextGaussian(),
        roots.stream().mapToInt(Integer::intValue).toArray(),
        nodes.features.stream().mapToInt(Integer::intValue).toArray(),
        thresholds,
        nodes.lefts.stream().mapToInt(Integer::intValue).toArray(),
        nodes.rights.stream().mapToInt(Integer::intValue).toArray(),
        missingLeft,
        values);
  }

  private int grow(Nodes nodes, int depth) {
    int node = nodes.add();
    if (depth > 0 && random.nextInt(6) > 0) {
      int feature = random.nextInt(SCHEMA.size());
      nodes.features.set(node, feature);
      nodes.thresholds.set(node, threshold(SCHEMA.feature(feature).name()));
      nodes.lefts.set(node, grow(nodes, depth - 1));
      nodes.rights.set(node, grow(nodes, depth - 1));
    }
    return node;
  }

  private float threshold(String feature) {
    if (feature.equals("hour")) {
      return random.nextInt(24);
    }
    if (feature.startsWith("days") || feature.equals("tenure")) {
      return random.nextInt(60);
    }
    return random.nextFloat() * 2;
  }

  private static final class Nodes {
    final List<Integer> features = new ArrayList<>();
    final List<Float> thresholds = new ArrayList<>();
    final List<Integer> lefts = new ArrayList<>();
    final List<Integer> rights = new ArrayList<>();

    int add() {
      features.add(-1);
      thresholds.add(0f);
      lefts.add(0);
      rights.add(0);
      return features.size() - 1;
    }
  }
}
