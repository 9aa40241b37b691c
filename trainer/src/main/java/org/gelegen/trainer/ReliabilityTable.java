package org.gelegen.trainer;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.evaluation.Reliability;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.RowScorer;

/**
 * The reliability diagrams of a version, as one of its files: a line for each group of each head
 * and channel, on the later contacts that judged it.
 *
 * <pre>head,channel,n,predicted,observed,standardError</pre>
 */
public final class ReliabilityTable {
  /** Its name among the files of a version. */
  public static final String FILE = "reliability.csv";

  /** The name of all channels together. */
  public static final String ALL = "all";

  private static final String HEADING = "head,channel,n,predicted,observed,standardError";

  private static final int FEWEST = 150;
  private static final int COLUMNS = 6;

  private ReliabilityTable() {}

  /**
   * One diagram.
   *
   * @param head the name metrics begin with
   * @param channel its name, or {@code all}
   */
  public record Diagram(String head, String channel, Reliability reliability) {}

  /**
   * The diagrams of all heads with at least {@value #FEWEST} later rows, over all and by channel.
   */
  static byte[] write(Map<Target, TrainedHead> heads) {
    StringBuilder lines = new StringBuilder(HEADING).append('\n');
    new TreeMap<>(heads)
        .forEach(
            (target, trained) -> {
              if (target == Target.SELF_CURE) {
                return;
              }
              add(lines, target, ALL, trained.judged(), trained.late());
              for (Channel channel : Channel.values()) {
                Sample over = trained.late().over(channel);
                add(lines, target, channel.wireName(), trained.judged(), over);
              }
            });
    return lines.toString().getBytes(StandardCharsets.UTF_8);
  }

  private static void add(
      StringBuilder lines, Target target, String channel, Head head, Sample rows) {
    if (rows.size() < FEWEST) {
      return;
    }
    Reliability reliability =
        Reliability.of(RowScorer.probabilities(head, rows), rows.labels(), rows.debtors());
    for (Reliability.Group group : reliability.groups()) {
      lines.append(
          String.format(
              Locale.ROOT,
              "%s,%s,%d,%.6f,%.6f,%.6f\n",
              target.wireName(),
              channel,
              group.n(),
              group.predicted(),
              group.observed(),
              group.standardError()));
    }
  }

  /**
   * The diagrams of a file.
   *
   * @throws IllegalArgumentException when a line is not as it was written
   */
  public static List<Diagram> read(byte[] bytes) {
    List<Diagram> diagrams = new ArrayList<>();
    List<Reliability.Group> groups = new ArrayList<>();
    String[] before = {};
    List<String> lines = new String(bytes, StandardCharsets.UTF_8).lines().skip(1).toList();
    for (String line : lines) {
      String[] cells = line.split(",", -1);
      if (cells.length != COLUMNS) {
        throw new IllegalArgumentException("a line of reliability must be " + HEADING);
      }
      if (before.length > 0 && !(before[0].equals(cells[0]) && before[1].equals(cells[1]))) {
        diagrams.add(new Diagram(before[0], before[1], new Reliability(groups)));
        groups.clear();
      }
      groups.add(
          new Reliability.Group(
              Long.parseLong(cells[2]),
              Double.parseDouble(cells[3]),
              Double.parseDouble(cells[4]),
              Double.parseDouble(cells[5])));
      before = cells;
    }
    if (before.length > 0) {
      diagrams.add(new Diagram(before[0], before[1], new Reliability(groups)));
    }
    return diagrams;
  }
}
