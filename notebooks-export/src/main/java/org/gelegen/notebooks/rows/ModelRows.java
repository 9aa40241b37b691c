package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.flag;
import static org.gelegen.notebooks.tables.Column.moment;
import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.probability;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.gelegen.trainer.ReliabilityTable;
import org.gelegen.trainer.ReliabilityTable.Diagram;
import org.gelegen.trainer.evaluation.Reliability;

/** Writes what is known of every version of a client's models. */
public final class ModelRows {
  private static final Column VERSION = text("version", "The version, such as noorderlicht-12.");

  private static final Table VERSIONS =
      new Table(
          "versions",
          "Every version in the registry.",
          "a version",
          List.of(
              VERSION,
              whole("number", "from 1", "Its number; models/NUMBER has its files."),
              moment("trained_at", "When it was trained."),
              moment("as_of", "The moment it was trained as of: nothing later was looked at."),
              flag("champion", "Whether it is champion now."),
              flag("exported", "Whether its model and its predictions are in this export."),
              whole(
                  "settings_version",
                  "from 0",
                  "The version of the client's settings; 0: the defaults."),
              text("data_fingerprint", "SHA-256 over the examples it was trained on.")));

  private static final Table METRICS =
      new Table(
          "metrics",
          "What was measured of each version when it was trained, on later contacts than its judged"
              + " half had seen.",
          "a version and a metric",
          List.of(
              VERSION,
              text(
                  "metric",
                  "Such as reach.auc or response.email.ece; .low and .high are the ends of its 95 %"
                      + " interval."),
              number("value", "", "Its value.")));

  private static final Table RELIABILITY =
      new Table(
          "reliability",
          "How often came true what a version predicted, on the later contacts that judged it.",
          "a group of contacts with similar predictions",
          List.of(
              VERSION,
              text("head", "reach, response or harm."),
              text("channel", "The channel, or all."),
              whole("n", "contacts", "How many contacts."),
              probability("predicted", "Mean prediction."),
              probability("observed", "Share that came true."),
              number("standard_error", "", "Of observed, a debtor's contacts taken together.")));

  private ModelRows() {}

  /**
   * Writes all versions of a client.
   *
   * @param exported the numbers of those whose models are exported
   */
  public static void write(
      TableFiles files, ModelRegistry registry, ClientId client, Set<Integer> exported) {
    TableWriter versions = files.begin(VERSIONS);
    TableWriter metrics = files.begin(METRICS);
    TableWriter reliability = files.begin(RELIABILITY);
    for (ModelVersion version : registry.list(client)) {
      versions.add(
          version.name(),
          version.number(),
          version.trainedAt(),
          version.asOf(),
          version.champion(),
          exported.contains(version.number()),
          version.settingsVersion(),
          version.dataFingerprint());
      version.metrics().forEach((name, value) -> metrics.add(version.name(), name, value));
      diagrams(registry, version).forEach(it -> write(reliability, version, it));
    }
  }

  /** None where they were not kept, or are damaged. */
  private static List<Diagram> diagrams(ModelRegistry registry, ModelVersion version) {
    try {
      Optional<byte[]> file =
          registry.findFile(version.clientId(), version.number(), ReliabilityTable.FILE);
      return file.map(ReliabilityTable::read).orElse(List.of());
    } catch (DamagedModelException e) {
      return List.of();
    }
  }

  private static void write(TableWriter reliability, ModelVersion version, Diagram diagram) {
    for (Reliability.Group group : diagram.reliability().groups()) {
      reliability.add(
          version.name(),
          diagram.head(),
          diagram.channel(),
          group.n(),
          group.predicted(),
          group.observed(),
          group.standardError());
    }
  }
}
