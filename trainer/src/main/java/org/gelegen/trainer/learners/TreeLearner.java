package org.gelegen.trainer.learners;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.model.compiled.TreeScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
import org.jspecify.annotations.Nullable;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.xgboost.XGBoostClassificationConverter;
import org.tribuo.common.xgboost.XGBoostExternalModel;

/**
 * Gradient-boosted trees by XGBoost.
 *
 * <p>Rows go to XGBoost as one matrix, because an object for each row costs more than the fitting;
 * what comes back is made a Tribuo model, which is kept for provenance. That model answers one
 * score, the probability of {@code yes}.
 *
 * <p>With a prior the trees begin where it ends and learn what it got wrong. Where there is nothing
 * to learn from they add nothing, and what channels have in common with the hours they are used in
 * is not taken for an effect of the hour.
 */
public final class TreeLearner implements Learner {
  private static final int LEAST = 100;
  private static final int MANY_ROWS = 20_000;

  /** So few small trees learn no more from more rows. */
  private static final int MAX_ROWS = 100_000;

  /** The probability whose log-odds are zero. */
  private static final float EVEN = 0.5f;

  private final long seed;
  private final @Nullable Growth stated;

  /** Draws rows and features by {@code seed}; how far trees grow follows from the rows. */
  public TreeLearner(long seed) {
    this(seed, null);
  }

  /** The same with trees that grow as {@code stated}, whatever rows there are. */
  public TreeLearner(long seed, @Nullable Growth stated) {
    this.seed = seed;
    this.stated = stated;
  }

  /**
   * How far trees grow.
   *
   * @param trees how many
   * @param depth splits between root and leaf, at most
   * @param step how much of what a tree says counts, in (0, 1]
   * @param smoothing how much leaves are pulled towards zero, XGBoost's lambda
   */
  public record Growth(int trees, int depth, double step, double smoothing) {
    private static final Growth OF_FEW_ROWS = new Growth(50, 3, 0.1, 5);
    private static final Growth OF_MANY_ROWS = new Growth(80, 4, 0.15, 2);

    public Growth {
      if (trees < 1 || depth < 1 || !(step > 0 && step <= 1) || !(smoothing >= 0)) {
        throw new IllegalArgumentException(
            "trees must grow, but not like %d of depth %d by %s with smoothing %s"
                .formatted(trees, depth, step, smoothing));
      }
    }
  }

  private Growth growth(Sample sample) {
    if (stated != null) {
      return stated;
    }
    return sample.size() >= MANY_ROWS ? Growth.OF_MANY_ROWS : Growth.OF_FEW_ROWS;
  }

  @Override
  public String name() {
    return "trees";
  }

  @Override
  public boolean canFit(Sample sample) {
    return sample.size() >= 10 * LEAST && sample.hasBoth(LEAST);
  }

  @Override
  public Fitted fit(Sample all, Imagined unreal) {
    Sample sample = all.thinned(MAX_ROWS);
    Imagined imagined = unreal.besides((double) sample.size() / all.size());
    FeatureSchema schema = sample.table().schema();
    Scorer prior = imagined.prior();
    float base = prior == null ? (float) sample.positives() / sample.size() : EVEN;
    try {
      Booster booster = boost(sample, imagined, base);
      try {
        TreeScorer trees =
            TreeDump.compile(
                booster.getModelDump((String) null, true, "text"), schema, logOdds(base));
        return new Fitted(
            prior == null
                ? trees
                : new SumScorer(
                    List.of(new SumScorer.Part(1, prior), new SumScorer.Part(1, trees))),
            asTribuo(booster, schema).serialize().toByteArray());
      } finally {
        booster.dispose();
      }
    } catch (XGBoostError e) {
      throw new GelegenException(
          "XGBoost cannot fit " + sample.target().wireName() + ": " + e.getMessage(), e);
    }
  }

  /** XGBoost keeps the base as a float and makes log-odds of it in floats. */
  static double logOdds(float base) {
    return (float) -Math.log(1f / base - 1f);
  }

  private Booster boost(Sample sample, Imagined imagined, float base) throws XGBoostError {
    DMatrix matrix = matrix(sample, imagined.rows());
    try {
      matrix.setLabel(labels(sample, imagined));
      if (imagined.prior() != null) {
        matrix.setWeight(weights(sample, imagined));
        matrix.setBaseMargin(margins(imagined.prior(), sample, imagined.rows()));
      }
      Growth growth = growth(sample);
      return XGBoost.train(matrix, parameters(growth, base), growth.trees(), Map.of(), null, null);
    } finally {
      matrix.dispose();
    }
  }

  private static float[] labels(Sample sample, Imagined imagined) {
    int real = sample.size();
    float[] labels = new float[real + imagined.size()];
    for (int i = 0; i < real; i++) {
      labels[i] = sample.isPositive(i) ? 1 : 0;
    }
    double[] probabilities = imagined.probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      labels[real + i] = (float) probabilities[i];
    }
    return labels;
  }

  private static float[] weights(Sample sample, Imagined imagined) {
    float[] weights = new float[sample.size() + imagined.size()];
    Arrays.fill(weights, 0, sample.size(), 1);
    Arrays.fill(weights, sample.size(), weights.length, (float) imagined.weight());
    return weights;
  }

  private static float[] margins(Scorer prior, Sample sample, Sample imagined) {
    double[] real = RowScorer.logOdds(prior, sample);
    double[] unreal = RowScorer.logOdds(prior, imagined);
    float[] margins = new float[real.length + unreal.length];
    for (int i = 0; i < margins.length; i++) {
      margins[i] = (float) (i < real.length ? real[i] : unreal[i - real.length]);
    }
    return margins;
  }

  private Map<String, Object> parameters(Growth growth, float base) {
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("base_score", base);
    parameters.put("tree_method", "hist");
    parameters.put("max_bin", 64);
    parameters.put("max_depth", growth.depth());
    parameters.put("eta", growth.step());
    parameters.put("min_child_weight", 5);
    parameters.put("lambda", growth.smoothing());
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.6);
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    parameters.put("seed", (int) (seed & 0x7FFF_FFFF));
    return parameters;
  }

  private static DMatrix matrix(Sample sample, Sample imagined) throws XGBoostError {
    int width = sample.table().schema().size();
    int rows = sample.size() + imagined.size();
    float[] data = new float[Math.multiplyExact(rows, width)];
    copy(sample, sample.columns(), data, 0);
    copy(imagined, sample.columns(), data, sample.size() * width);
    return new DMatrix(data, rows, width, Float.NaN);
  }

  private static void copy(Sample sample, boolean[] columns, float[] data, int offset) {
    int at = offset;
    for (int i = 0; i < sample.size(); i++) {
      sample.table().copyRow(sample.row(i), data, at);
      for (int j = 0; j < columns.length; j++) {
        if (!columns[j]) {
          data[at + j] = Float.NaN;
        }
      }
      at += columns.length;
    }
  }

  static XGBoostExternalModel<Label> asTribuo(Booster booster, FeatureSchema schema) {
    Map<String, Integer> features = new LinkedHashMap<>();
    for (int i = 0; i < schema.size(); i++) {
      features.put(schema.feature(i).name(), i);
    }
    return XGBoostExternalModel.createXGBoostModel(
        new LabelFactory(),
        features,
        Map.of(new Label("yes"), 0, new Label("no"), 1),
        new XGBoostClassificationConverter(),
        booster,
        Map.of());
  }
}
