package org.gelegen.app.commands;

import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gelegen.app.House;
import org.gelegen.app.Stores;
import org.gelegen.model.GelegenException;
import org.gelegen.model.experiments.ExperimentChecks;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.LaxSettings;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.scheduler.nightly.DebtorFilter;
import org.gelegen.scheduler.nightly.NightlyCampaign;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.gelegen.scheduler.texts.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;
import tools.jackson.dataformat.yaml.YAMLMapper;

@Command(
    name = "settings",
    description = "Shows a client's settings, or sets them from a YAML file.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
  private static final String BY = "command settings";

  private final Surroundings surroundings;
  private final SettingsCodec codec = new SettingsCodec();

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--set", paramLabel = "FILE.yaml", description = "The settings to put in force.")
  private @Nullable Path set;

  @Option(
      names = "--dry-run",
      description = "Put nothing in force; show what would change in the next night's plan.")
  private boolean dryRun;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  SettingsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::settings);
  }

  private int settings(House house, ClientRecord record) {
    ClientId id = record.clientId();
    if (set == null) {
      show(house.stores().settings().current(id));
      return 0;
    }
    ClientSettings settings = read(set);
    Texts.requireKnownPlaces(settings);
    requireValidExperiments(house, id, settings);
    LaxSettings.notes(settings, house.rules().of(record, settings))
        .forEach(surroundings.console()::say);
    if (dryRun) {
      surroundings.console().say(set + " is valid; nothing was changed");
      compare(house, record, settings);
      return 0;
    }
    Instant now = surroundings.clock().instant();
    SettingsStore.Version version =
        house.stores().answers().together(id, () -> put(house.stores(), id, settings, now));
    surroundings
        .console()
        .print(
            json
                ? Json.text(Json.object().put("version", version.number()))
                : "version " + version.number() + " is in force");
    return 0;
  }

  private static SettingsStore.Version put(
      Stores stores, ClientId id, ClientSettings settings, Instant now) {
    SettingsStore.Version version = stores.settings().put(id, settings, now, BY);
    stores.audit().append(id, now, BY, "settings.changed", "version=" + version.number());
    return version;
  }

  private void show(SettingsStore.Version current) {
    if (json) {
      ObjectNode shown = Json.object().put("version", current.number());
      shown.set("settings", codec.write(current.settings()));
      surroundings.console().print(Json.text(shown));
      return;
    }
    surroundings.console().say("version " + current.number());
    surroundings.console().print(yaml(current.settings()));
  }

  private void compare(House house, ClientRecord record, ClientSettings trial) {
    Instant now = surroundings.clock().instant();
    LocalDate date = NightlyRound.nextDate(now.atZone(record.timeZone()));
    NightlyCampaign nightly = house.nightly(DebtorFilter.ALL);
    NightComparison comparison =
        new NightComparison(
            nightly.dryRun(record.clientId(), date, now),
            nightly.dryRun(record.clientId(), date, now, trial));
    if (json) {
      surroundings.console().print(Json.text(comparison.json()));
    } else {
      comparison.print(surroundings.console());
    }
  }

  private void requireValidExperiments(House house, ClientId id, ClientSettings settings) {
    ExperimentChecks checks = new ExperimentChecks(house.segments());
    List<ExperimentChecks.Problem> problems =
        new ArrayList<>(
            checks.problems(
                settings.experiments(),
                number -> house.stores().registry().find(id, number).isPresent()));
    problems.addAll(checks.ofWorkflows(settings));
    if (!problems.isEmpty()) {
      throw new GelegenException(
          problems.stream()
              .map(problem -> set + " " + problem.pointer() + ": " + problem.reason())
              .collect(Collectors.joining("\n")));
    }
  }

  private ClientSettings read(Path file) {
    return SettingsFile.requireValid(file, codec.read(SettingsFile.read(file)));
  }

  private String yaml(ClientSettings settings) {
    return new YAMLMapper().writeValueAsString(codec.write(settings)).strip();
  }
}
