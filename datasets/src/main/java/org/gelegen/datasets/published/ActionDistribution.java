package org.gelegen.datasets.published;

import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * A policy's probability of each item at each position: columns {@code item_id} and {@code
 * position_1}, {@code position_2} and so on.
 */
final class ActionDistribution {
  private static final String POSITION = "position_";

  private final String name;
  private final Map<CellModel.Cell, Double> probabilities = new LinkedHashMap<>();

  ActionDistribution(String name, Path file) {
    this.name = name;
    new CommaFile(file)
        .forEach(
            row ->
                row.cells().keySet().stream()
                    .filter(column -> column.startsWith(POSITION))
                    .forEach(
                        column ->
                            probabilities.put(
                                new CellModel.Cell(
                                    row.text("item_id"), column.substring(POSITION.length())),
                                row.number(column))));
    if (probabilities.isEmpty()) {
      throw new DatasetException(file + " has no columns position_1, position_2, …");
    }
  }

  private ActionDistribution(String name, Set<CellModel.Cell> cells) {
    this.name = name;
    for (CellModel.Cell cell : cells) {
      long items = cells.stream().filter(c -> c.position().equals(cell.position())).count();
      probabilities.put(cell, 1.0 / items);
    }
  }

  /** The policy that shows every item of a position equally often. */
  static ActionDistribution uniform(Set<CellModel.Cell> cells) {
    return new ActionDistribution("uniform", cells);
  }

  String name() {
    return name;
  }

  Set<CellModel.Cell> cells() {
    return probabilities.keySet();
  }

  /** In [0, 1]; 0 for an item that the policy does not know. */
  double probability(CellModel.Cell cell) {
    return probabilities.getOrDefault(cell, 0.0);
  }
}
