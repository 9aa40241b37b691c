package org.gelegen.trainer.learners;

import java.util.LinkedHashMap;
import java.util.Map;
import ml.dmlc.xgboost4j.java.Booster;
import ml.dmlc.xgboost4j.java.DMatrix;
import ml.dmlc.xgboost4j.java.XGBoost;
import ml.dmlc.xgboost4j.java.XGBoostError;
import org.gelegen.model.GelegenException;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
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
 */
public final class TreeLearner implements Learner {
  private static final int LEAST = 100;
  private static final int MANY_ROWS = 20_000;

  private final long seed;

  /** Draws rows and features by {@code seed}. */
  public TreeLearner(long seed) {
    this.seed = seed;
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
  public Fitted fit(Sample sample) {
    float base = (float) sample.positives() / sample.size();
    try {
      Booster booster = boost(sample, base);
      try {
        FeatureSchema schema = sample.table().schema();
        return new Fitted(
            TreeDump.compile(
                booster.getModelDump((String) null, true, "text"), schema, logOdds(base)),
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

  Booster boost(Sample sample, float base) throws XGBoostError {
    DMatrix matrix = matrix(sample);
    try {
      float[] labels = new float[sample.size()];
      for (int i = 0; i < labels.length; i++) {
        labels[i] = sample.isPositive(i) ? 1 : 0;
      }
      matrix.setLabel(labels);
      return XGBoost.train(matrix, parameters(sample, base), rounds(sample), Map.of(), null, null);
    } finally {
      matrix.dispose();
    }
  }

  private static int rounds(Sample sample) {
    return sample.size() >= MANY_ROWS ? 80 : 50;
  }

  private Map<String, Object> parameters(Sample sample, float base) {
    boolean many = sample.size() >= MANY_ROWS;
    Map<String, Object> parameters = new LinkedHashMap<>();
    parameters.put("objective", "binary:logistic");
    parameters.put("base_score", base);
    parameters.put("tree_method", "hist");
    parameters.put("max_bin", 64);
    parameters.put("max_depth", many ? 4 : 3);
    parameters.put("eta", many ? 0.15 : 0.1);
    parameters.put("min_child_weight", 5);
    parameters.put("lambda", many ? 2 : 5);
    parameters.put("subsample", 0.8);
    parameters.put("colsample_bytree", 0.6);
    parameters.put("nthread", 1);
    parameters.put("verbosity", 0);
    parameters.put("seed", (int) (seed & 0x7FFF_FFFF));
    return parameters;
  }

  private static DMatrix matrix(Sample sample) throws XGBoostError {
    int width = sample.table().schema().size();
    boolean[] columns = sample.columns();
    float[] data = new float[Math.multiplyExact(sample.size(), width)];
    for (int i = 0; i < sample.size(); i++) {
      sample.table().copyRow(sample.row(i), data, i * width);
      for (int j = 0; j < width; j++) {
        if (!columns[j]) {
          data[i * width + j] = Float.NaN;
        }
      }
    }
    return new DMatrix(data, sample.size(), width, Float.NaN);
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
