package org.gelegen.app.commands;

import java.util.Objects;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.experiments.Difference;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.ExperimentReport.ArmResult;
import org.gelegen.trainer.experiments.ExperimentReport.Comparison;
import org.gelegen.trainer.experiments.Metric;
import org.gelegen.trainer.experiments.SampleRatio;

/** An experiment's report in words. */
final class ExperimentOutput {
  private final Console console;

  ExperimentOutput(Console console) {
    this.console = console;
  }

  void print(ExperimentReport report) {
    console.print("experiment " + report.experiment().id() + " as of " + report.asOf());
    console.print(split(report.sampleRatio()));
    Table arms = new Table("arm", "policy", "debtors", "collected", "cost", "net");
    for (ArmResult arm : report.arms()) {
      arms.row(
          arm.name(),
          report.experiment().findArm(arm.name()).map(its -> its.policy().spelling()).orElse("-"),
          "%,d".formatted(arm.debtors()),
          "%,.2f".formatted(arm.collected()),
          "%,.2f".formatted(arm.cost()),
          "%,.2f".formatted(arm.collected() - arm.cost()));
    }
    arms.print(console);
    for (Comparison comparison : report.comparisons()) {
      print(report, comparison);
    }
  }

  private static String split(SampleRatio ratio) {
    return switch (ratio) {
      case SampleRatio.Untested _ ->
          "split: not tested, for an arm expects fewer than %.0f debtors"
              .formatted(SampleRatio.FEWEST_EXPECTED);
      case SampleRatio.Tested(double pValue) when ratio.broken() ->
          "NOT TO BE TRUSTED: chance would hardly split debtors so unevenly (p = %.1e);"
                  .formatted(pValue)
              + " something else decides who is in which arm";
      case SampleRatio.Tested(double pValue) when pValue < SampleRatio.UNUSUAL ->
          "split: rather uneven (p = %.3f); chance does that now and then, keep an eye on it"
              .formatted(pValue);
      case SampleRatio.Tested(double pValue) ->
          "split: as chance would have it (p = %.3f)".formatted(pValue);
    };
  }

  private void print(ExperimentReport report, Comparison comparison) {
    String baseline = report.experiment().baseline().name();
    console.print("");
    console.print(
        "%s less %s, over %,d debtors; 95 %% intervals"
            .formatted(comparison.arm(), baseline, comparison.debtors()));
    Table table =
        new Table(
            "", baseline, comparison.arm(), "difference", "for every look", "for one look", "cut");
    boolean trusted = !report.sampleRatio().broken();
    for (Metric metric : Metric.values()) {
      Difference difference = comparison.differences().get(metric);
      table.row(
          metric.wireName() + ", " + metric.unit(),
          figure(report, baseline, metric),
          figure(report, comparison.arm(), metric),
          difference == null ? "-" : "%+.4f".formatted(difference.always().estimate()),
          difference == null ? silence(comparison, metric) : interval(difference.always(), trusted),
          difference == null ? "-" : interval(difference.fixed(), trusted),
          difference == null ? "-" : "%.0f %%".formatted(100 * difference.varianceReduction()));
    }
    table.print(console);
    comparison
        .harmAtMost()
        .ifPresent(
            share ->
                console.print(
                    "no complaint or opt-out so far: at most %.1f debtors of 1,000 are likely to"
                            .formatted(1000 * share)
                        + " have one (95 %)"));
  }

  /** Why a figure is not compared. */
  private static String silence(Comparison comparison, Metric metric) {
    return metric.compares()
        ? "too few (%d tell)".formatted(comparison.telling().getOrDefault(metric, 0))
        : "describes only";
  }

  private static String figure(ExperimentReport report, String arm, Metric metric) {
    return report.arms().stream()
        .filter(result -> result.name().equals(arm))
        .map(ArmResult::figures)
        .map(figures -> figures.get(metric))
        .filter(Objects::nonNull)
        .findFirst()
        .map("%.4f"::formatted)
        .orElse("-");
  }

  private static String interval(Interval interval, boolean trusted) {
    String ends = "[%+.4f, %+.4f]".formatted(interval.low(), interval.high());
    return trusted && (interval.low() > 0 || interval.high() < 0) ? ends + " *" : ends;
  }
}
