package org.gelegen.app.commands;

import java.util.Map;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.experiments.Difference;
import org.gelegen.trainer.experiments.ExperimentReport;
import org.gelegen.trainer.experiments.ExperimentReport.ArmResult;
import org.gelegen.trainer.experiments.ExperimentReport.Comparison;
import org.gelegen.trainer.experiments.Metric;
import org.gelegen.trainer.experiments.SampleRatio;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** An experiment's report as JSON. */
final class ExperimentJson {
  private ExperimentJson() {}

  static ObjectNode of(ExperimentReport report) {
    ObjectNode root =
        Json.object()
            .put("experiment", report.experiment().id().value())
            .put("asOf", report.asOf().toString())
            .put("baseline", report.experiment().baseline().name());
    ObjectNode ratio = root.putObject("sampleRatio");
    switch (report.sampleRatio()) {
      case SampleRatio.Untested _ -> ratio.put("tested", false);
      case SampleRatio.Tested(double pValue) -> ratio.put("tested", true).put("pValue", pValue);
    }
    ratio.put("trusted", !report.sampleRatio().broken());
    ArrayNode arms = root.putArray("arms");
    for (ArmResult arm : report.arms()) {
      ObjectNode node =
          arms.addObject()
              .put("name", arm.name())
              .put("debtors", arm.debtors())
              .put("collected", arm.collected())
              .put("cost", arm.cost());
      ObjectNode figures = node.putObject("figures");
      arm.figures().forEach((metric, figure) -> figures.put(metric.wireName(), figure));
    }
    ArrayNode comparisons = root.putArray("comparisons");
    for (Comparison comparison : report.comparisons()) {
      ObjectNode node =
          comparisons.addObject().put("arm", comparison.arm()).put("debtors", comparison.debtors());
      ObjectNode telling = node.putObject("telling");
      comparison.telling().forEach((metric, debtors) -> telling.put(metric.wireName(), debtors));
      comparison.harmAtMost().ifPresent(share -> node.put("harmAtMost", share));
      ObjectNode differences = node.putObject("differences");
      for (Map.Entry<Metric, Difference> entry : comparison.differences().entrySet()) {
        put(differences.putObject(entry.getKey().wireName()), entry.getValue());
      }
    }
    return root;
  }

  private static void put(ObjectNode node, Difference difference) {
    node.put("estimate", difference.always().estimate());
    put(node.putArray("always"), difference.always());
    put(node.putArray("fixed"), difference.fixed());
    node.put("unadjusted", difference.plain().estimate());
    put(node.putArray("unadjustedFixed"), difference.plain());
    node.put("varianceReduction", difference.varianceReduction());
  }

  private static void put(ArrayNode ends, Interval interval) {
    ends.add(interval.low()).add(interval.high());
  }
}
