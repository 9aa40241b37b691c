package org.gelegen.records.settings;

import org.gelegen.model.settings.CourtesySettings;
import tools.jackson.databind.node.ObjectNode;

/** How settings write courtesies. */
final class CourtesiesForm {
  private CourtesiesForm() {}

  static void write(CourtesySettings settings, ObjectNode node) {
    node.put("thankYou", settings.thankYou());
    node.put("headsUp", settings.headsUp());
    if (settings.promiseReminder() != null) {
      node.put("promiseReminder", Durations.format(settings.promiseReminder()));
    }
    node.put("untilPayday", settings.untilPayday());
  }

  static CourtesySettings read(SettingsNode node) {
    CourtesySettings defaults = CourtesySettings.none();
    node.object("thankYou", "headsUp", "promiseReminder", "untilPayday");
    return new CourtesySettings(
        node.at("thankYou").flag().orElse(defaults.thankYou()),
        node.at("headsUp")
            .integer(0, CourtesySettings.MOST_DAYS_OF_HEADS_UP)
            .orElse(defaults.headsUp()),
        node.at("promiseReminder")
            .duration(CourtesySettings.SOONEST_REMINDER, CourtesySettings.LATEST_REMINDER)
            .orElse(null),
        node.at("untilPayday")
            .integer(0, CourtesySettings.MOST_DAYS_UNTIL_PAYDAY)
            .orElse(defaults.untilPayday()));
  }
}
