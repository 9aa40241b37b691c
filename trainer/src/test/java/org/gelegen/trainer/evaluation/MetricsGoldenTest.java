package org.gelegen.trainer.evaluation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;

/**
 * Predictions for the UCI Bank Marketing table and what scikit-learn says of them. The files lie
 * beside the project, in {@code shared/data}, or where GELEGEN_SHARED_DATA says.
 */
class MetricsGoldenTest {
  private static final String[] MODELS = {"logreg", "hist_gb", "random_forest", "xgboost"};

  private static Path data() {
    String stated = System.getenv("GELEGEN_SHARED_DATA");
    if (stated != null) {
      return Path.of(stated);
    }
    Path folder = Path.of("").toAbsolutePath();
    while (folder != null && !Files.isDirectory(folder.resolve("shared/data/golden"))) {
      folder = folder.getParent();
    }
    return (folder == null ? Path.of("") : folder).resolve("shared/data");
  }

  private static Path require(String name) {
    Path file = data().resolve(name);
    if (!Files.exists(file)) {
      System.out.println("skipped: " + file + " is not there; set GELEGEN_SHARED_DATA");
      Assumptions.abort(file + " is not there");
    }
    return file;
  }

  @Test
  void metrics_are_those_of_scikit_learn() throws IOException {
    Path golden = require("golden/bank-additional-full-temporal-predictions.csv.gz");
    List<double[]> rows = new ArrayList<>();
    try (BufferedReader reader =
        new BufferedReader(
            new InputStreamReader(
                new GZIPInputStream(Files.newInputStream(golden)), StandardCharsets.UTF_8))) {
      assertThat(reader.readLine()).isEqualTo("row,y,logreg,hist_gb,random_forest,xgboost");
      reader
          .lines()
          .forEach(
              line ->
                  rows.add(
                      Pattern.compile(",")
                          .splitAsStream(line)
                          .mapToDouble(Double::parseDouble)
                          .toArray()));
    }
    boolean[] labels = new boolean[rows.size()];
    for (int i = 0; i < labels.length; i++) {
      labels[i] = rows.get(i)[1] == 1;
    }
    String reference = Files.readString(require("reference.json"));
    for (int model = 0; model < MODELS.length; model++) {
      int column = 2 + model;
      double[] probabilities = rows.stream().mapToDouble(row -> row[column]).toArray();
      assertMetrics(Metrics.of(probabilities, labels), section(reference, MODELS[model]));
    }
  }

  @Test
  void few_and_equal_predictions_are_measured_alike() throws IOException {
    String reference = Files.readString(require("reference.json"));
    for (String name : List.of("tiny_ties", "tiny_constant")) {
      String expected = section(reference, name);
      double[] labels = numbers(expected, "y");
      boolean[] positive = new boolean[labels.length];
      for (int i = 0; i < positive.length; i++) {
        positive[i] = labels[i] == 1;
      }
      assertMetrics(Metrics.of(numbers(expected, "p"), positive), expected);
    }
  }

  private static void assertMetrics(Metrics metrics, String expected) {
    assertThat(metrics.auc()).isCloseTo(number(expected, "auc"), within(1e-9));
    assertThat(metrics.logLoss()).isCloseTo(number(expected, "log_loss"), within(1e-9));
    assertThat(metrics.brier()).isCloseTo(number(expected, "brier"), within(1e-9));
    assertThat(metrics.ece()).isCloseTo(number(expected, "ece15"), within(1e-9));
    assertThat(metrics.alift()).isCloseTo(number(expected, "alift"), within(1e-9));
    assertThat((double) metrics.n()).isEqualTo(number(expected, "n"));
    assertThat(metrics.baseRate() * metrics.n())
        .isCloseTo(number(expected, "positives"), within(1e-9));
  }

  private static String section(String json, String model) {
    int start = json.indexOf('"' + model + '"', json.indexOf("\"metric-golden\""));
    return json.substring(start, json.indexOf('}', start));
  }

  private static double[] numbers(String section, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\": *\\[([^\\]]*)]").matcher(section);
    assertThat(matcher.find()).as(name).isTrue();
    return Pattern.compile(",")
        .splitAsStream(matcher.group(1))
        .mapToDouble(Double::parseDouble)
        .toArray();
  }

  private static double number(String section, String name) {
    Matcher matcher = Pattern.compile('"' + name + "\": *([-0-9.eE]+)").matcher(section);
    assertThat(matcher.find()).as(name).isTrue();
    return Double.parseDouble(matcher.group(1));
  }
}
