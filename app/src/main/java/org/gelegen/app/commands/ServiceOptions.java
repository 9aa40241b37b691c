package org.gelegen.app.commands;

import java.nio.file.Path;
import java.util.Map;
import org.gelegen.app.settings.ServiceSettings;
import org.gelegen.app.settings.SettingsSources;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that every command has which needs the database. */
final class ServiceOptions {
  @Option(
      names = "--config",
      paramLabel = "FILE",
      description = "The settings file (default: gelegen.yaml, if it is there).")
  private @Nullable Path config;

  @Option(
      names = "--data-dir",
      paramLabel = "DIR",
      description = "Everything on disk, the embedded database included (default: .gelegen).")
  private @Nullable Path dataDir;

  @Option(
      names = "--database-url",
      paramLabel = "URL",
      description = "A JDBC URL of PostgreSQL 15 or newer, in the place of the embedded one.")
  private @Nullable String databaseUrl;

  @Option(names = "--database-user", paramLabel = "NAME", description = "The database's owner.")
  private @Nullable String databaseUser;

  /** The settings from file, environment and flags. */
  ServiceSettings settings(Map<String, String> environment) {
    return sources(environment).build();
  }

  /** The same, for commands with flags of their own. */
  SettingsSources sources(Map<String, String> environment) {
    SettingsSources sources = new SettingsSources();
    return (config == null ? sources.defaultFile() : sources.file(config))
        .environment(environment)
        .flag("data.dir", dataDir)
        .flag("database.url", databaseUrl)
        .flag("database.user", databaseUser);
  }
}
