package org.gelegen.records.settings;

import org.gelegen.model.settings.CourtesySettings;
import org.gelegen.model.settings.LapsedArrangement;
import org.jspecify.annotations.Nullable;
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
    LapsedArrangement lapsed = settings.lapsedArrangement();
    if (lapsed != null) {
      ObjectNode arrangement = node.putObject("lapsedArrangement");
      arrangement.put("after", Durations.format(lapsed.after()));
      arrangement.put("grace", Durations.format(lapsed.grace()));
      arrangement.put("then", lapsed.then().wireName());
    }
    node.put("untilPayday", settings.untilPayday());
  }

  static CourtesySettings read(SettingsNode node) {
    CourtesySettings defaults = CourtesySettings.none();
    node.object("thankYou", "headsUp", "promiseReminder", "lapsedArrangement", "untilPayday");
    return new CourtesySettings(
        node.at("thankYou").flag().orElse(defaults.thankYou()),
        node.at("headsUp")
            .integer(0, CourtesySettings.MOST_DAYS_OF_HEADS_UP)
            .orElse(defaults.headsUp()),
        node.at("promiseReminder")
            .duration(CourtesySettings.SOONEST_REMINDER, CourtesySettings.LATEST_REMINDER)
            .orElse(null),
        lapsed(node.at("lapsedArrangement")),
        node.at("untilPayday")
            .integer(0, CourtesySettings.MOST_DAYS_UNTIL_PAYDAY)
            .orElse(defaults.untilPayday()));
  }

  private static @Nullable LapsedArrangement lapsed(SettingsNode node) {
    if (!node.object("after", "grace", "then")) {
      return null;
    }
    SettingsNode after = node.at("after");
    if (after.absent()) {
      after.error("is required");
    }
    return new LapsedArrangement(
        after
            .duration(LapsedArrangement.SOONEST, LapsedArrangement.LATEST)
            .orElse(LapsedArrangement.LATEST),
        node.at("grace")
            .duration(LapsedArrangement.LEAST_GRACE, LapsedArrangement.MOST_GRACE)
            .orElse(LapsedArrangement.DEFAULT_GRACE),
        node.at("then").word(LapsedArrangement.Then.class).orElse(LapsedArrangement.Then.STAY));
  }
}
