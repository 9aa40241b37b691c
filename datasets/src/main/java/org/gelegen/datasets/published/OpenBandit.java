package org.gelegen.datasets.published;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * The Open Bandit data set as a logged-bandit table: which item was shown at which position of a
 * slate of three, with which probability, and whether it was clicked.
 *
 * <p>Every row becomes a decision with {@code action}, {@code position}, {@code propensity}, {@code
 * reward}; {@code q_hat} of a {@link CellModel}; and for each policy {@code pi_NAME} and {@code
 * v_NAME}, the uniform policy always among them. Its items at a position are those that the log or
 * a given policy has there.
 */
public final class OpenBandit {
  public static final String NAME = "open-bandit";

  private static final CsvMapper CSV = CsvMapper.builder().build();

  private final CommaFile log;
  private final List<ActionDistribution> policies = new ArrayList<>();
  private final CellModel model = new CellModel();
  private final Map<Expected, Double> expected = new HashMap<>();

  private record Expected(String policy, String position, int fold) {}

  private OpenBandit(Path log, Map<String, Path> distributions) {
    this.log = new CommaFile(log);
    distributions.forEach((name, file) -> policies.add(new ActionDistribution(name, file)));
  }

  /**
   * Converts a log, in memory that does not grow with it.
   *
   * @param log as published, or gzipped
   * @param distributions files of policies by name: {@code item_id}, {@code position_1}, …
   * @throws DatasetException when a file is missing or is not such a table
   */
  public static void convert(Path log, Map<String, Path> distributions, OutputStream out) {
    OpenBandit converter = new OpenBandit(log, distributions);
    converter.learn();
    converter.write(out);
  }

  private void learn() {
    Set<CellModel.Cell> cells = new LinkedHashSet<>();
    policies.forEach(policy -> cells.addAll(policy.cells()));
    log.forEach(
        row -> {
          CellModel.Cell cell = cell(row);
          cells.add(cell);
          model.add(CellModel.fold(row.number() - 1), cell, row.number("click") > 0 ? 1 : 0);
        });
    policies.add(ActionDistribution.uniform(cells));
  }

  private void write(OutputStream out) {
    CsvSchema.Builder schema = CsvSchema.builder();
    List.of("action", "position", "propensity", "reward", "q_hat").forEach(schema::addColumn);
    for (ActionDistribution policy : policies) {
      schema.addColumn("pi_" + policy.name()).addColumn("v_" + policy.name());
    }
    try (SequenceWriter rows = CSV.writer(schema.build().withHeader()).writeValues(out)) {
      log.forEach(row -> rows.write(decision(row)));
    }
  }

  private Map<String, Object> decision(TableRow row) {
    CellModel.Cell cell = cell(row);
    int fold = CellModel.fold(row.number() - 1);
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("action", cell.item());
    decision.put("position", cell.position());
    decision.put("propensity", row.number("propensity_score"));
    decision.put("reward", row.number("click"));
    decision.put("q_hat", model.rate(fold, cell));
    for (ActionDistribution policy : policies) {
      decision.put("pi_" + policy.name(), policy.probability(cell));
      decision.put(
          "v_" + policy.name(),
          expected.computeIfAbsent(
              new Expected(policy.name(), cell.position(), fold),
              key -> expectedRate(policy, cell.position(), fold)));
    }
    return decision;
  }

  private double expectedRate(ActionDistribution policy, String position, int fold) {
    return policy.cells().stream()
        .filter(cell -> cell.position().equals(position))
        .mapToDouble(cell -> policy.probability(cell) * model.rate(fold, cell))
        .sum();
  }

  private static CellModel.Cell cell(TableRow row) {
    return new CellModel.Cell(row.text("item_id"), row.text("position"));
  }
}
