package org.gelegen.scoring.dashboard.charts;

import java.util.List;
import org.gelegen.model.portfolio.WireName;

/**
 * A chart, and the same as a table for who does not see it.
 *
 * @param summary what it shows, in a sentence
 * @param option what ECharts draws, as JSON
 * @param heads the heads of the table's columns
 * @param rows its cells, as they are shown
 */
public record Chart(
    String title,
    String summary,
    Size size,
    String option,
    List<String> heads,
    List<List<String>> rows) {
  /** How high it is. */
  public enum Size implements WireName {
    LOW("low"),
    USUAL("usual"),
    HIGH("high");

    private final String wireName;

    Size(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  public Chart {
    heads = List.copyOf(heads);
    rows = rows.stream().map(List::copyOf).toList();
  }
}
