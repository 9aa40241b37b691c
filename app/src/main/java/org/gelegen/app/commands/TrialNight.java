package org.gelegen.app.commands;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.gelegen.app.House;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.reports.Trial;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.records.settings.TrialSettings;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.Night;
import org.gelegen.scheduler.nightly.NightlyCampaign;

/** A night planned under the settings in force and under a file's, with what the file changes. */
final class TrialNight {
  private final House house;
  private final SettingsCodec codec = new SettingsCodec();

  TrialNight(House house) {
    this.house = house;
  }

  Trial of(ClientId client, LocalDate date, Instant at, Path file) {
    ClientSettings now = house.stores().settings().current(client).settings();
    ClientSettings trial =
        SettingsFile.requireValid(file, new TrialSettings(codec).of(now, SettingsFile.read(file)));
    NightlyCampaign nightly = house.nightly(DebtorFilter.ALL);
    return new Trial(
        date,
        SettingsChanges.between(codec.write(now), codec.write(trial)),
        plan(nightly.dryRun(client, date, at)),
        plan(nightly.dryRun(client, date, at, trial)));
  }

  private static Trial.Plan plan(Night night) {
    return new Trial.Plan(night.contacts(), night.report());
  }
}
