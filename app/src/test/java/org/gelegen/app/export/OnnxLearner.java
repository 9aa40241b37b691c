package org.gelegen.app.export;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.random.RandomGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A learner of an exported version in both of its forms: the ONNX file, run by ONNX Runtime, and
 * its part of model.json. Knows no more of either than docs/export.md tells.
 */
final class OnnxLearner {
  private static final JsonMapper JSON = JsonMapper.builder().build();
  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;

  private final Path onnx;
  private final JsonNode inputs;
  private final JsonNode centers;
  private final JsonNode scales;
  private final int yes;
  private final List<String> channels = new ArrayList<>();
  private final List<String> features = new ArrayList<>();
  private final JsonNode linear;

  /**
   * A contact as a model looks at it.
   *
   * @param features in the order of model.json; NaN: unknown
   * @param hour 0 to 23
   * @param weekday 1 (Monday) to 7
   */
  // Made for one reader and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  record Row(float[] features, String channel, int hour, int weekday) {}

  /** Reads {@code onnx} and what lies beside it. */
  OnnxLearner(Path onnx) throws IOException {
    this.onnx = onnx;
    JsonNode about = JSON.readTree(Files.readAllBytes(Path.of(onnx + ".json")));
    inputs = about.get("inputs");
    centers = about.get("centers");
    scales = about.get("scales");
    yes = strings(about.get("labels")).indexOf("yes");
    JsonNode model = JSON.readTree(Files.readAllBytes(onnx.resolveSibling("model.json")));
    model.get("features").forEach(feature -> features.add(feature.get("name").asString()));
    channels.addAll(strings(model.get("channels")));
    linear = model.at(about.get("scorer").asString());
    if (!linear.get("type").asString().equals("linear")) {
      throw new IllegalStateException(about.get("scorer") + " of model.json is not linear");
    }
  }

  private static List<String> strings(JsonNode array) {
    List<String> strings = new ArrayList<>();
    array.forEach(each -> strings.add(each.asString()));
    return strings;
  }

  /** Any row: each feature around its center, in some rows unknown. */
  Row draw(RandomGenerator random) {
    float[] values = new float[features.size()];
    for (int i = 0; i < values.length; i++) {
      double spread = 1 / linear.get("scales").get(i).asDouble();
      values[i] =
          random.nextInt(5) == 0
              ? Float.NaN
              : (float) (linear.get("centers").get(i).asDouble() + random.nextGaussian() * spread);
    }
    return new Row(
        values,
        channels.get(random.nextInt(channels.size())),
        random.nextInt(HOURS),
        1 + random.nextInt(WEEKDAYS));
  }

  /** The log-odds by the ONNX file. */
  double[] byOnnx(List<Row> rows) throws OrtException {
    float[][] numbers = rows.stream().map(this::numbers).toArray(float[][]::new);
    OrtEnvironment environment = OrtEnvironment.getEnvironment();
    try (OrtSession session = environment.createSession(onnx.toString());
        OnnxTensor tensor = OnnxTensor.createTensor(environment, numbers);
        OrtSession.Result result =
            session.run(Map.of(session.getInputNames().iterator().next(), tensor))) {
      float[][] probabilities = (float[][]) result.get(0).getValue();
      double[] logOdds = new double[probabilities.length];
      for (int i = 0; i < logOdds.length; i++) {
        // Of two numbers of 32 bits near 0, where 1 - p of one near 1 would have no digits left.
        logOdds[i] = Math.log(probabilities[i][yes]) - Math.log(probabilities[i][1 - yes]);
      }
      return logOdds;
    }
  }

  private float[] numbers(Row row) {
    float[] numbers = new float[inputs.size()];
    String hour = "%s×%02d".formatted(row.channel(), row.hour());
    String weekday = "%s×day%d".formatted(row.channel(), row.weekday());
    for (int i = 0; i < numbers.length; i++) {
      String name = inputs.get(i).asString();
      int place = features.indexOf(name);
      if (place >= 0) {
        float value = row.features()[place];
        numbers[i] =
            Float.isNaN(value)
                ? 0
                : (float) ((value - centers.get(i).asDouble()) * scales.get(i).asDouble());
      } else if (name.endsWith("?")) {
        int of = features.indexOf(name.substring(0, name.length() - 1));
        numbers[i] = Float.isNaN(row.features()[of]) ? 1 : 0;
      } else {
        numbers[i] = name.equals(hour) || name.equals(weekday) ? 1 : 0;
      }
    }
    return numbers;
  }

  /** The log-odds by model.json. */
  double byJson(Row row) {
    return terms(row).stream().mapToDouble(Double::doubleValue).sum();
  }

  /** The sizes of all numbers that the log-odds are the sum of. */
  double size(Row row) {
    return terms(row).stream().mapToDouble(Math::abs).sum();
  }

  private List<Double> terms(Row row) {
    int channel = channels.indexOf(row.channel());
    List<Double> terms = new ArrayList<>();
    terms.add(linear.get("base").asDouble());
    terms.add(linear.get("channelHours").get(channel * HOURS + row.hour()).asDouble());
    terms.add(linear.get("channelWeekdays").get(channel * WEEKDAYS + row.weekday() - 1).asDouble());
    for (int i = 0; i < features.size(); i++) {
      float value = row.features()[i];
      terms.add(
          Float.isNaN(value)
              ? linear.get("missing").get(i).asDouble()
              : linear.get("weights").get(i).asDouble()
                  * (value - linear.get("centers").get(i).asDouble())
                  * linear.get("scales").get(i).asDouble());
    }
    return terms;
  }
}
