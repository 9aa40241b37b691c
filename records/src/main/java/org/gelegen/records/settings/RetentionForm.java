package org.gelegen.records.settings;

import java.time.Duration;
import org.gelegen.model.settings.RetentionSettings;
import tools.jackson.databind.node.ObjectNode;

/** How settings write how long what is kept. */
final class RetentionForm {
  private RetentionForm() {}

  static void write(RetentionSettings settings, ObjectNode node) {
    node.put("debtors", Durations.format(settings.debtors()))
        .put("decisions", Durations.format(settings.decisions()))
        .put("shadowScores", Durations.format(settings.shadowScores()))
        .put("campaigns", Durations.format(settings.campaigns()))
        .put("alerts", Durations.format(settings.alerts()))
        .put("runs", Durations.format(settings.runs()))
        .put("models", Durations.format(settings.models()));
  }

  static RetentionSettings read(SettingsNode node) {
    RetentionSettings defaults = RetentionSettings.defaults();
    node.object("debtors", "decisions", "shadowScores", "campaigns", "alerts", "runs", "models");
    return new RetentionSettings(
        period(node.at("debtors"), defaults.debtors()),
        period(node.at("decisions"), defaults.decisions()),
        period(node.at("shadowScores"), defaults.shadowScores()),
        period(node.at("campaigns"), defaults.campaigns()),
        period(node.at("alerts"), defaults.alerts()),
        period(node.at("runs"), defaults.runs()),
        period(node.at("models"), defaults.models()));
  }

  private static Duration period(SettingsNode node, Duration otherwise) {
    return node.duration(RetentionSettings.SHORTEST, RetentionSettings.LONGEST).orElse(otherwise);
  }
}
