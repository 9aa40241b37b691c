package org.gelegen.trainer.learners;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Tables;
import org.gelegen.trainer.onnx.OnnxModel;
import org.junit.jupiter.api.Test;
import org.tribuo.Feature;
import org.tribuo.classification.Label;

/** The exported models are run by ONNX Runtime, which nothing but this test needs. */
class OnnxModelTest {
  private static final FeatureSchema SCHEMA = new FeatureSchema(List.of());

  @Test
  void the_regression_gives_the_same_probabilities_under_onnx_runtime() throws OrtException {
    Sample rows = Tables.random(3, SCHEMA, 1_500);
    LogisticLearner.Encoding encoding = LogisticLearner.Encoding.of(rows);
    Fitted fitted = new LogisticLearner(3).fit(rows);
    OnnxModel onnx = OnnxModel.of(fitted.provenance(), 7).orElseThrow();
    assertThat(onnx.labels()).containsExactlyInAnyOrder("no", "yes");
    Sample others = Tables.random(103, SCHEMA, 300);
    float[][] input = new float[others.size()][onnx.inputs().size()];
    for (int i = 0; i < input.length; i++) {
      for (Feature feature : encoding.example(others, i, new Label("no"))) {
        input[i][onnx.inputs().indexOf(feature.getName())] = (float) feature.getValue();
      }
    }

    double[] logOdds = RowScorer.logOdds(fitted.scorer(), others);
    float[][] output = run(onnx, input);

    int yes = onnx.labels().indexOf("yes");
    for (int i = 0; i < output.length; i++) {
      assertThat((double) output[i][yes])
          .as("row %d", i)
          .isCloseTo(1 / (1 + Math.exp(-logOdds[i])), within(1e-6));
    }
  }

  private static float[][] run(OnnxModel onnx, float[][] input) throws OrtException {
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx.bytes());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, input)) {
      String name = session.getInputNames().iterator().next();
      try (OrtSession.Result result = session.run(Map.of(name, tensor))) {
        return (float[][]) result.get(0).getValue();
      }
    }
  }

  @Test
  void a_model_knows_its_serving_form_from_any_other() {
    Fitted fitted = new LogisticLearner(3).fit(Tables.random(3, SCHEMA, 1_500));
    Fitted another = new LogisticLearner(3).fit(Tables.random(4, SCHEMA, 1_500));
    OnnxModel onnx = OnnxModel.of(fitted.provenance(), 7).orElseThrow();
    LinearScorer its = (LinearScorer) fitted.scorer();

    assertThat(onnx.isServedBy(its)).isTrue();
    assertThat(onnx.isServedBy((LinearScorer) another.scorer())).isFalse();
    assertThat(onnx.isServedBy(with(its, its.base(), new double[SCHEMA.size()]))).isFalse();
    assertThat(onnx.isServedBy(with(its, its.base() + 1e-9, its.weights()))).isFalse();
  }

  private static LinearScorer with(LinearScorer scorer, double base, double[] weights) {
    return new LinearScorer(
        scorer.schema(),
        base,
        weights,
        scorer.centers(),
        scorer.scales(),
        scorer.missing(),
        scorer.channelHours(),
        scorer.channelWeekdays());
  }

  @Test
  void trees_have_no_onnx_form() {
    Fitted fitted = new TreeLearner(3).fit(Tables.random(3, SCHEMA, 1_500));
    assertThat(OnnxModel.of(fitted.provenance(), 7)).isEmpty();
  }

  @Test
  void bytes_that_are_no_model_are_refused() {
    assertThatThrownBy(() -> OnnxModel.of(new byte[] {1, 2, 3}, 7))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("no model");
  }
}
