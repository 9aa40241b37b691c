package org.gelegen.app.commands;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeSet;
import org.gelegen.app.console.Table;
import org.gelegen.model.registry.ModelVersion;

/** The metrics of versions side by side, each with its interval where there is one. */
final class MetricTable {
  private MetricTable() {}

  static Table of(ModelVersion... versions) {
    List<String> headings = new ArrayList<>(List.of("metric"));
    TreeSet<String> names = new TreeSet<>();
    for (ModelVersion version : versions) {
      headings.add(version.name() + (version.champion() ? " (champion)" : ""));
      names.addAll(version.metrics().keySet());
    }
    names.removeIf(name -> name.endsWith(".low") || name.endsWith(".high"));
    Table table = new Table(headings.toArray(String[]::new));
    for (String name : names) {
      List<String> cells = new ArrayList<>(List.of(name));
      for (ModelVersion version : versions) {
        cells.add(cell(version.metrics(), name));
      }
      table.row(cells.toArray(String[]::new));
    }
    return table;
  }

  private static String cell(SortedMap<String, Double> metrics, String name) {
    Double value = metrics.get(name);
    if (value == null) {
      return "-";
    }
    Double low = metrics.get(name + ".low");
    Double high = metrics.get(name + ".high");
    String text = number(value);
    return low == null || high == null
        ? text
        : text + " [" + number(low) + ", " + number(high) + "]";
  }

  private static String number(double value) {
    return value == Math.rint(value) && Math.abs(value) < 1e9
        ? "%,d".formatted((long) value)
        : "%.4f".formatted(value);
  }
}
