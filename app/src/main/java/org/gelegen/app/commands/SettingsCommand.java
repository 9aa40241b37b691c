package org.gelegen.app.commands;

import java.nio.file.Path;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.LaxSettings;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.records.settings.ParsedSettings;
import org.gelegen.records.settings.SettingsCodec;
import org.gelegen.scheduler.texts.Texts;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.dataformat.yaml.YAMLMapper;

@Command(
    name = "settings",
    description = "Shows a client's settings, or sets them from a YAML file.",
    mixinStandardHelpOptions = true)
final class SettingsCommand implements Callable<Integer> {
  private final Surroundings surroundings;
  private final SettingsCodec codec = new SettingsCodec();

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--set", paramLabel = "FILE.yaml", description = "The settings to put in force.")
  private @Nullable Path set;

  @Option(names = "--dry-run", description = "Only check the file; put nothing in force.")
  private boolean dryRun;

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
      SettingsStore.Version current = house.settings().current(id);
      surroundings.console().say("version " + current.number());
      surroundings.console().print(yaml(current.settings()));
      return 0;
    }
    ClientSettings settings = read(set);
    Texts.requireKnownPlaces(settings);
    LaxSettings.notes(settings, house.rules().of(record, settings))
        .forEach(surroundings.console()::say);
    if (dryRun) {
      surroundings.console().print(set + " is valid; nothing was changed");
      surroundings.console().print(yaml(settings));
      return 0;
    }
    SettingsStore.Version version =
        house.settings().put(id, settings, surroundings.clock().instant(), "command settings");
    surroundings.console().print("version " + version.number() + " is in force");
    return 0;
  }

  private ClientSettings read(Path file) {
    return switch (codec.read(SettingsFile.read(file))) {
      case ParsedSettings.Valid(ClientSettings settings) -> settings;
      case ParsedSettings.Invalid invalid ->
          throw new GelegenException(
              invalid.errors().stream()
                  .map(error -> file + " " + error.pointer() + ": " + error.reason())
                  .collect(Collectors.joining("\n")));
    };
  }

  private String yaml(ClientSettings settings) {
    return new YAMLMapper().writeValueAsString(codec.write(settings)).strip();
  }
}
