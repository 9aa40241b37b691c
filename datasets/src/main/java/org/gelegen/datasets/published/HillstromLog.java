package org.gelegen.datasets.published;

import java.io.OutputStream;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.databind.SequenceWriter;
import tools.jackson.dataformat.csv.CsvMapper;
import tools.jackson.dataformat.csv.CsvSchema;

/**
 * Hillstrom's e-mail challenge as a logged-bandit table: which e-mail, or none, was sent by chance,
 * and what became of it.
 *
 * <p>Every row becomes a decision with {@code action}, {@code propensity} (a third), {@code
 * reward}; {@code q_hat}, a table of shrunken means by e-mail and {@code history_segment},
 * cross-fitted ({@link CellModel}); and {@code pi_NAME} and {@code v_NAME} of the policies that
 * send always the same, and of the one that sends each a third of the time.
 */
public final class HillstromLog {
  /** What may be the reward. */
  public static final List<String> REWARDS = List.of("visit", "conversion", "spend");

  private static final double A_THIRD = 1.0 / 3;
  private static final CsvMapper CSV = CsvMapper.builder().build();

  /** The actions by the name of the policy that always takes them. */
  private static final Map<String, String> ACTIONS = actions();

  private final CellModel model = new CellModel();
  private final String reward;

  private HillstromLog(String reward) {
    this.reward = reward;
  }

  private static Map<String, String> actions() {
    Map<String, String> actions = new LinkedHashMap<>();
    actions.put("none", "No E-Mail");
    actions.put("mens", "Mens E-Mail");
    actions.put("womens", "Womens E-Mail");
    return actions;
  }

  /**
   * Converts the table.
   *
   * @param file as published, or gzipped
   * @param reward one of {@link #REWARDS}
   * @throws DatasetException when the file is missing or is not the table that was published, or
   *     there is no such reward
   */
  public static void convert(Path file, String reward, OutputStream out) {
    if (!REWARDS.contains(reward)) {
      throw new DatasetException(
          "a reward of hillstrom must be one of "
              + String.join(", ", REWARDS)
              + " but is \""
              + reward
              + "\"");
    }
    PublishedFile published = new PublishedFile(PlainDatasets.HILLSTROM, file);
    published.verify();
    HillstromLog log = new HillstromLog(reward);
    published.read(log::learn);
    published.read(rows -> log.write(rows, out));
  }

  private void learn(Iterable<TableRow> rows) {
    for (TableRow row : rows) {
      model.add(
          CellModel.fold(row.number() - 1), cell(row, row.text("segment")), row.number(reward));
    }
  }

  private void write(Iterable<TableRow> rows, OutputStream out) {
    CsvSchema.Builder schema = CsvSchema.builder();
    List.of("action", "propensity", "reward", "q_hat").forEach(schema::addColumn);
    for (String policy : ACTIONS.keySet()) {
      schema.addColumn("pi_" + policy).addColumn("v_" + policy);
    }
    schema.addColumn("pi_uniform").addColumn("v_uniform");
    try (SequenceWriter decisions = CSV.writer(schema.build().withHeader()).writeValues(out)) {
      rows.forEach(row -> decisions.write(decision(row)));
    }
  }

  private Map<String, Object> decision(TableRow row) {
    int fold = CellModel.fold(row.number() - 1);
    String action = row.text("segment");
    Map<String, Object> decision = new LinkedHashMap<>();
    decision.put("action", action);
    decision.put("propensity", A_THIRD);
    decision.put("reward", row.number(reward));
    decision.put("q_hat", model.rate(fold, cell(row, action)));
    double uniform = 0;
    for (Map.Entry<String, String> always : ACTIONS.entrySet()) {
      double expected = model.rate(fold, cell(row, always.getValue()));
      decision.put("pi_" + always.getKey(), always.getValue().equals(action) ? 1 : 0);
      decision.put("v_" + always.getKey(), expected);
      uniform += expected * A_THIRD;
    }
    decision.put("pi_uniform", A_THIRD);
    decision.put("v_uniform", uniform);
    return decision;
  }

  private static CellModel.Cell cell(TableRow row, String action) {
    return new CellModel.Cell(action, row.text("history_segment"));
  }
}
