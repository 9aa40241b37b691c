package org.gelegen.notebooks.reports;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.gelegen.notebooks.charts.ReliabilityChart;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.trainer.evaluation.Reliability;

/** Reliability diagrams as pictures and, for who does not see them, as tables. */
final class Diagrams {
  /** Fewer contacts make groups of too few people. */
  static final int FEWEST_CONTACTS = 300;

  private final Words words;

  Diagrams(Words words) {
    this.words = words;
  }

  /** The diagram of what is called {@code name}; a sentence where there are too few contacts. */
  List<Block> of(String name, Reliability reliability) {
    String caption = words.say("diagram", name);
    if (reliability.groups().isEmpty() || reliability.n() < FEWEST_CONTACTS) {
      return List.of(new Block.Text(words.say("diagram.few", caption, FEWEST_CONTACTS)));
    }
    Reliability.Group lowest = reliability.groups().getFirst();
    Reliability.Group highest = reliability.groups().getLast();
    String alt =
        words.say(
            "diagram.alt",
            name,
            reliability.groups().size(),
            words.share(lowest.predicted()),
            words.share(lowest.observed()),
            words.share(highest.predicted()),
            words.share(highest.observed()),
            words.number(reliability.calibrationError(), 4));
    ReliabilityChart.Labels labels =
        new ReliabilityChart.Labels(
            capitalised(name),
            words.say("predicted"),
            words.say("came"),
            words.say("even"),
            words.say("diagram.contacts", words.count(reliability.n())));
    return List.of(
        Block.Picture.of(caption, alt, new ReliabilityChart(reliability, labels).png()),
        table(caption, reliability));
  }

  private Block table(String caption, Reliability reliability) {
    List<List<String>> rows = new ArrayList<>();
    for (Reliability.Group group : reliability.groups()) {
      rows.add(
          List.of(
              words.share(group.predicted()),
              words.share(group.observed()),
              words.number(100 * 1.96 * group.standardError(), 1),
              words.count(group.n())));
    }
    return new Block.Grid(
        words.say("diagram.table", caption),
        List.of(
            words.say("predicted"), words.say("came"), words.say("margin"), words.say("contacts")),
        rows);
  }

  private static String capitalised(String name) {
    return name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1);
  }
}
