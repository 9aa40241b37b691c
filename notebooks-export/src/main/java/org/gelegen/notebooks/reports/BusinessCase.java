package org.gelegen.notebooks.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.reports.PlannedOutcomes.Known;
import org.gelegen.notebooks.reports.pages.Block;
import org.gelegen.notebooks.reports.pages.Section;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.experiments.Difference;
import org.gelegen.trainer.experiments.ExperimentAnalyst;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.Metric;

/** What every business case tells: how plans so far came out, and what experiments showed. */
final class BusinessCase {
  private static final int NIGHTS = 30;

  private final ReportPorts ports;
  private final ReportOrder order;
  private final Words words;

  BusinessCase(ReportPorts ports, ReportOrder order, Words words) {
    this.ports = ports;
    this.order = order;
    this.words = words;
  }

  /** The campaigns of the {@value #NIGHTS} days before, by business date. */
  List<Campaign> lately() {
    LocalDate today = order.asOf().atZone(order.client().timeZone()).toLocalDate();
    return ports.campaigns().list(order.client().clientId()).stream()
        .filter(
            campaign ->
                campaign.date().isAfter(today.minusDays(NIGHTS + 1L))
                    && !campaign.date().isAfter(today)
                    && !campaign.plannedAt().isAfter(order.asOf()))
        .toList();
  }

  /** How what was foretold of the contacts of late campaigns came out. */
  List<Block> trackRecord(List<Campaign> lately) {
    if (lately.isEmpty()) {
      return List.of(new Block.Text(words.say("case.track.none", NIGHTS)));
    }
    ClientSettings settings = settings();
    PlannedOutcomes outcomes = PlannedOutcomes.of(ports, order, lately);
    List<List<String>> rows = new ArrayList<>();
    for (Measure measure : Measure.values()) {
      Known known = outcomes.known().get(measure);
      if (known != null && known.peopleItCameTrueOf() >= SmallGroups.FEWEST) {
        Interval ratio = known.ratio(settings.training().seed());
        rows.add(
            List.of(
                words.say("measure." + measure.wireName()),
                words.count(known.size()),
                words.between(ratio.estimate(), ratio.low(), ratio.high(), 2)));
      }
    }
    return rows.isEmpty()
        ? List.of(new Block.Text(words.say("case.track.few", SmallGroups.FEWEST)))
        : List.of(
            new Block.Text(words.say("case.track.read")),
            new Block.Grid(
                words.say("case.track", NIGHTS),
                List.of(words.say("measure"), words.say("contacts"), words.say("case.ratio")),
                rows));
  }

  /** What the client's experiments showed so far. */
  Section experiments() {
    ClientId client = order.client().clientId();
    ExperimentAnalyst analyst = new ExperimentAnalyst(ports.records(), ports.exposures());
    List<Block> blocks = new ArrayList<>();
    for (Experiment experiment : settings().experiments().all()) {
      ExperimentReport report = analyst.report(client, experiment, settings(), order.asOf());
      boolean told = report.arms().stream().allMatch(arm -> arm.debtors() >= SmallGroups.FEWEST);
      for (ExperimentReport.Comparison comparison : report.comparisons()) {
        String caption =
            words.say(
                "case.experiment",
                experiment.id().value(),
                comparison.arm(),
                experiment.baseline().name());
        if (report.sampleRatio().broken()) {
          blocks.add(new Block.Text(words.say("case.experiment.broken", caption)));
          continue;
        }
        blocks.add(
            told && !comparison.differences().isEmpty()
                ? table(caption, comparison)
                : new Block.Text(words.say("case.experiment.few", caption)));
      }
    }
    if (blocks.isEmpty()) {
      blocks.add(new Block.Text(words.say("case.experiments.none")));
    } else {
      blocks.addFirst(new Block.Text(words.say("case.experiments.read")));
    }
    return new Section(words.say("case.experiments"), blocks);
  }

  private Block table(String caption, ExperimentReport.Comparison comparison) {
    List<List<String>> rows = new ArrayList<>();
    for (Metric metric :
        List.of(Metric.NET, Metric.COLLECTED, Metric.COST, Metric.ANSWERED_FOR, Metric.HARM)) {
      Difference difference = comparison.differences().get(metric);
      if (difference != null) {
        rows.add(
            List.of(
                words.value(metric.wireName()),
                words.value(metric.unit()),
                told(metric, difference.fixed()),
                told(metric, difference.always())));
      }
    }
    return new Block.Grid(
        caption,
        List.of(
            words.say("figure"),
            words.say("case.unit"),
            words.say("case.fixed"),
            words.say("case.always")),
        rows);
  }

  private String told(Metric metric, Interval interval) {
    return switch (metric) {
      case COLLECTED, COST, NET -> words.moneyBetween(interval);
      case EVER_REACHED, REACH, ANSWERED_FOR -> words.points(interval);
      case RIGHT_PARTY, HARM -> words.between(interval, 4);
    };
  }

  private ClientSettings settings() {
    return ports.settings().current(order.client().clientId()).settings();
  }
}
