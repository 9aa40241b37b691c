package org.gelegen.app.commands;

import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.console.Table;
import org.gelegen.app.offpolicy.PolicyResult;
import org.gelegen.trainer.offpolicy.Bounds;
import org.gelegen.trainer.offpolicy.Claim;
import org.gelegen.trainer.offpolicy.Estimate;
import org.gelegen.trainer.offpolicy.Resampling;
import org.gelegen.trainer.offpolicy.WeightSummary;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What a log says of policies, for people and for scripts. */
final class EvaluationReport {
  private final Resampling resampling;
  private final @Nullable String unit;

  EvaluationReport(Resampling resampling, @Nullable String unit) {
    this.resampling = resampling;
    this.unit = unit;
  }

  ObjectNode json(PolicyResult result) {
    WeightSummary weights = result.report().weights();
    ObjectNode node =
        Json.object()
            .put("policy", result.policy())
            .put("n", weights.n())
            .put("ess", weights.ess())
            .put("essShare", weights.ess() / weights.n())
            .put("meanWeight", weights.mean())
            .put("meanWeightError", weights.meanError())
            .put("maxWeight", weights.max())
            .put("unsupportedShare", weights.unsupported());
    if (weights.unitEss() != null) {
      node.put("unitEss", weights.unitEss());
    }
    ArrayNode warnings = node.putArray("warnings");
    warnings(result).forEach(warnings::add);
    ObjectNode estimates = node.putObject("estimates");
    for (Estimate estimate : result.report().estimates()) {
      estimates.set(estimate.estimator(), json(estimate));
    }
    node.putObject("bootstrap")
        .put("seed", resampling.seed())
        .put("resamples", resampling.resamples())
        .put("unit", unit);
    return node;
  }

  private static ObjectNode json(Estimate estimate) {
    ObjectNode node = Json.object().put("value", estimate.value()).put("se", estimate.se());
    switch (estimate.claim()) {
      case Claim.Covers covers -> {
        node.set("interval", json(covers.interval()));
        node.set("bootstrapInterval", json(covers.bootstrap()));
        node.put("label", "95 %");
      }
      case Claim.Approximate approximate -> {
        node.set("interval", json(approximate.interval()));
        node.set("bootstrapInterval", json(approximate.bootstrap()));
        node.put("label", "approximate").put("reason", approximate.reason());
      }
      case Claim.NoInterval none ->
          node.putNull("interval").put("label", "no interval").put("reason", none.reason());
      case Claim.NotUsable not ->
          node.putNull("interval").put("label", "not usable").put("reason", not.reason());
    }
    return node;
  }

  private static ArrayNode json(Bounds bounds) {
    return Json.array().add(bounds.low()).add(bounds.high());
  }

  List<String> lines(PolicyResult result) {
    WeightSummary weights = result.report().weights();
    List<String> lines = new ArrayList<>();
    lines.add(
        "%s: %,d decisions, effective sample size %,.1f (%.1f %%), mean weight %.4f, largest %.4g"
            .formatted(
                result.policy(),
                weights.n(),
                weights.ess(),
                100 * weights.ess() / weights.n(),
                weights.mean(),
                weights.max()));
    Table table = new Table("", "value", "se", "interval", "bootstrap", "is");
    List<String> reasons = new ArrayList<>();
    for (Estimate estimate : result.report().estimates()) {
      row(table, reasons, estimate);
    }
    lines.addAll(table.lines());
    lines.addAll(reasons);
    warnings(result).forEach(warning -> lines.add("warning: " + warning));
    lines.add(
        "bootstrap: %d resamples of %s, seed %d"
            .formatted(
                resampling.resamples(), unit == null ? "decisions" : unit, resampling.seed()));
    lines.add("");
    return lines;
  }

  private static void row(Table table, List<String> reasons, Estimate estimate) {
    String name = estimate.estimator();
    String value = number(estimate.value());
    String se = number(estimate.se());
    switch (estimate.claim()) {
      case Claim.Covers covers ->
          table.row(name, value, se, text(covers.interval()), text(covers.bootstrap()), "95 %");
      case Claim.Approximate approximate -> {
        table.row(
            name,
            value,
            se,
            text(approximate.interval()),
            text(approximate.bootstrap()),
            "approximate");
        reasons.add(name + ": approximate: " + approximate.reason());
      }
      case Claim.NoInterval none -> {
        table.row(name, value, se, "-", "-", "no interval");
        reasons.add(name + ": no interval: " + none.reason());
      }
      case Claim.NotUsable not -> {
        table.row(name, value, se, "-", "-", "not usable");
        reasons.add(name + ": not usable: " + not.reason());
      }
    }
  }

  private static List<String> warnings(PolicyResult result) {
    List<String> warnings = new ArrayList<>(result.report().warnings());
    warnings.addAll(result.leftOut());
    return warnings;
  }

  private static String number(@Nullable Double value) {
    return value == null ? "-" : "%.6f".formatted(value);
  }

  private static String text(Bounds bounds) {
    return "[%.6f, %.6f]".formatted(bounds.low(), bounds.high());
  }
}
