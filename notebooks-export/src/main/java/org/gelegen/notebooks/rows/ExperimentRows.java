package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.flag;
import static org.gelegen.notebooks.tables.Column.moment;
import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.probability;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.util.List;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.gelegen.trainer.experiments.ExperimentAnalyst;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.SampleRatio;

/** Writes the experiments of the settings in force, who takes part, and what they showed so far. */
public final class ExperimentRows {
  private static final Column EXPERIMENT =
      text("experiment", "The experiment; global-holdout is the share that is left alone.");
  private static final Column ARM = text("arm", "The arm.");

  private static final Table EXPERIMENTS =
      new Table(
          "experiments",
          "The arms of the experiments of the settings in force.",
          "an arm of an experiment",
          List.of(
              EXPERIMENT,
              ARM,
              flag("baseline", "Whether the other arms are compared with this one."),
              text("policy", "Who decides: model, model:VERSION, workflow or holdout."),
              probability("share", "The share of the debtors that fit."),
              moment("from", "From when on debtors are exposed."),
              moment("until", "When it ends; empty: not set."),
              probability(
                  "split_p",
                  "How probable it is that chance alone splits the debtors at least as unevenly as"
                      + " they are; empty: too few of them to say."),
              flag(
                  "trusted",
                  "Whether the split may be chance. Where it is not, no figure of the experiment"
                      + " means anything, and no difference is told.")));

  private static final Table EXPOSURES =
      new Table(
              "exposures",
              "Which debtor is in which arm, and since when.",
              "a debtor in an experiment",
              List.of(
                  EXPERIMENT,
                  ContactTables.DEBTOR,
                  ARM,
                  moment("at", "From when on the arm can make a difference."),
                  probability("share", "How probable this arm was for the debtor.")))
          .orderedBy("experiment", "debtor");

  private static final Table RESULTS =
      new Table(
          "experiment_results",
          "What experiments showed as of the export, by intention to treat. Rows without"
              + " compared_with are an arm by itself, the others a difference; a difference of"
              + " which too few cases tell is missing, and so is every one of an experiment that"
              + " is not trusted.",
          "an arm and a metric",
          List.of(
              EXPERIMENT,
              ARM,
              text("compared_with", "The baseline that the arm is compared with; empty: none."),
              text(
                  "metric",
                  "collected, cost, net, ever-reached, reach, right-party, answered-for or harm."),
              text(
                  "unit",
                  "What it is a share of, or counted by; money is in the client's currency."),
              whole("debtors", "debtors", "How many count."),
              number("value", "as unit says", "The figure, or the difference in it."),
              number(
                  "low",
                  "as unit says",
                  "Low end of its 95 % interval, for one look planned before."),
              number("high", "as unit says", "High end of it."),
              number(
                  "always_low",
                  "as unit says",
                  "Low end of the 95 % interval that may be looked at every day, for all metrics"
                      + " and arms together."),
              number("always_high", "as unit says", "High end of it.")));

  private ExperimentRows() {}

  /** Writes the experiments of a client. */
  public static void write(
      TableFiles files, RecordLog records, ExposureStore store, Knowledge knowledge) {
    ClientId client = knowledge.client().clientId();
    ExperimentAnalyst analyst = new ExperimentAnalyst(records, store);
    TableWriter arms = files.begin(EXPERIMENTS);
    TableWriter exposures = files.begin(EXPOSURES);
    TableWriter results = files.begin(RESULTS);
    for (Experiment experiment : knowledge.settings().experiments().all()) {
      ExperimentReport report =
          analyst.report(client, experiment, knowledge.settings(), knowledge.knownUntil());
      writeArms(arms, report);
      store.forEach(
          client,
          experiment.id(),
          exposure ->
              exposures.add(
                  experiment.id().value(),
                  knowledge.names().of(exposure.debtor()),
                  exposure.arm(),
                  exposure.at(),
                  exposure.shares().get(exposure.arm())));
      write(results, report);
    }
  }

  private static void writeArms(TableWriter arms, ExperimentReport report) {
    Experiment experiment = report.experiment();
    Double splitP =
        switch (report.sampleRatio()) {
          case SampleRatio.Tested(double pValue) -> pValue;
          case SampleRatio.Untested() -> null;
        };
    for (Arm arm : experiment.arms()) {
      arms.add(
          experiment.id().value(),
          arm.name(),
          arm.equals(experiment.baseline()),
          arm.policy().spelling(),
          arm.share(),
          experiment.from(),
          experiment.until(),
          splitP,
          !report.sampleRatio().broken());
    }
  }

  private static void write(TableWriter results, ExperimentReport report) {
    String experiment = report.experiment().id().value();
    for (ExperimentReport.ArmResult arm : report.arms()) {
      arm.figures()
          .forEach(
              (metric, figure) ->
                  results.add(
                      experiment,
                      arm.name(),
                      null,
                      metric.wireName(),
                      metric.unit(),
                      arm.debtors(),
                      figure,
                      null,
                      null,
                      null,
                      null));
    }
    if (report.sampleRatio().broken()) {
      return;
    }
    for (ExperimentReport.Comparison comparison : report.comparisons()) {
      comparison
          .differences()
          .forEach(
              (metric, difference) ->
                  results.add(
                      experiment,
                      comparison.arm(),
                      report.experiment().baseline().name(),
                      metric.wireName(),
                      metric.unit(),
                      comparison.debtors(),
                      difference.fixed().estimate(),
                      difference.fixed().low(),
                      difference.fixed().high(),
                      difference.always().low(),
                      difference.always().high()));
    }
  }
}
