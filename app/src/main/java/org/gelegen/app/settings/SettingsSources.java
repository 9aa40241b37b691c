package org.gelegen.app.settings;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.rules.RuleId;
import org.gelegen.scoring.HttpSettings;
import org.jspecify.annotations.Nullable;

/**
 * Puts the service's settings together: the file, then the environment, then flags, the later over
 * the earlier. A key such as {@code database.url} is {@code GELEGEN_DATABASE_URL} in the
 * environment. Secrets may be kept in a file of their own, named by the key with {@code File}
 * behind it.
 */
public final class SettingsSources {
  /** The keys of all but gateways. */
  private static final Set<String> OWN_KEYS =
      Set.of(
          "database.url",
          "database.user",
          "database.password",
          "database.passwordFile",
          "data.dir",
          "http.host",
          "http.port",
          "http.requestsPerSecond",
          "http.dialerRequestsPerSecond",
          "http.requestTime",
          "rules.dir",
          "rules.on",
          "rules.off");

  /** Every key there is. */
  static final Set<String> KEYS =
      Stream.of(OWN_KEYS, GatewayKeys.KEYS)
          .flatMap(Set::stream)
          .collect(Collectors.toUnmodifiableSet());

  private static final Path DEFAULT_FILE = Path.of("gelegen.yaml");

  private final Map<String, Value> values = new LinkedHashMap<>();

  private record Value(String text, String origin) {}

  /** Adds the keys of the file that is looked for where none is named; absent: nothing. */
  public SettingsSources defaultFile() {
    return Files.exists(DEFAULT_FILE) ? file(DEFAULT_FILE) : this;
  }

  /**
   * Adds the keys of a YAML file.
   *
   * @throws GelegenException when it is not there
   */
  public SettingsSources file(Path file) {
    try {
      return yaml(file.toString(), Files.readString(file));
    } catch (NoSuchFileException e) {
      throw new GelegenException("there is no settings file " + file, e);
    } catch (IOException e) {
      throw new GelegenException("cannot read the settings in " + file + ": " + e.getMessage(), e);
    }
  }

  /** Adds the keys of a YAML text. */
  SettingsSources yaml(String origin, String text) {
    FlatYaml.read(origin, text)
        .forEach(
            (key, entry) -> {
              if (!KEYS.contains(key)) {
                throw new GelegenException(
                    entry.origin() + ": there is no setting " + key + "; there are " + names());
              }
              values.put(key, new Value(entry.text(), entry.origin()));
            });
    return this;
  }

  private static String names() {
    return String.join(", ", new TreeSet<>(KEYS));
  }

  /** Adds the keys that the environment names. */
  public SettingsSources environment(Map<String, String> environment) {
    for (String key : KEYS) {
      String name = "GELEGEN_" + key.replace('.', '_').toUpperCase(Locale.ROOT);
      String text = environment.get(name);
      if (text != null) {
        values.put(key, new Value(text, name));
      }
    }
    return this;
  }

  /** Adds one key from the command line; absent: nothing. */
  public SettingsSources flag(String key, @Nullable Object value) {
    if (value != null) {
      values.put(key, new Value(value.toString(), "the command line"));
    }
    return this;
  }

  /**
   * The settings, checked.
   *
   * @throws GelegenException naming the key, where it stands, and what is allowed
   */
  public ServiceSettings build() {
    return new ServiceSettings(
        new ServiceSettings.Database(
            text("database.url"), text("database.user"), secret("database.password")),
        new ServiceSettings.Data(Path.of(text("data.dir", ".gelegen"))),
        new ServiceSettings.Http(text("http.host", "127.0.0.1"), port("http.port", 7070), limits()),
        new ServiceSettings.Rules(Optional.ofNullable(text("rules.dir")).map(Path::of), switches()),
        new GatewayKeys(this).read());
  }

  private Map<RuleId, Boolean> switches() {
    Map<RuleId, Boolean> switches = new LinkedHashMap<>();
    for (String key : List.of("rules.on", "rules.off")) {
      for (String name : text(key, "").split(",", -1)) {
        if (!name.isBlank() && switches.put(ruleId(key, name), key.equals("rules.on")) != null) {
          throw wrong(key, "without " + name.strip() + ", which is switched already");
        }
      }
    }
    return switches;
  }

  private RuleId ruleId(String key, String name) {
    try {
      return new RuleId(name.strip());
    } catch (IllegalArgumentException e) {
      throw wrong(key, "ids of rules with commas between them; " + e.getMessage());
    }
  }

  private HttpSettings.Limits limits() {
    HttpSettings.Limits defaults = HttpSettings.Limits.DEFAULTS;
    return new HttpSettings.Limits(
        perSecond("http.requestsPerSecond", defaults.requestsPerSecond()),
        perSecond("http.dialerRequestsPerSecond", defaults.dialerRequestsPerSecond()),
        seconds("http.requestTime", defaults.requestTime()));
  }

  private int perSecond(String key, int otherwise) {
    String text = text(key, Integer.toString(otherwise));
    if (!text.matches("[1-9][0-9]{0,6}")) {
      throw wrong(key, "a number from 1 to 9999999");
    }
    return Integer.parseInt(text);
  }

  /** A duration from a second to an hour. */
  private Duration seconds(String key, Duration otherwise) {
    try {
      Duration duration = Duration.parse(text(key, otherwise.toString()));
      if (duration.compareTo(Duration.ofSeconds(1)) >= 0
          && duration.compareTo(Duration.ofHours(1)) <= 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw wrong(key, "a duration from PT1S to PT1H");
    }
    throw wrong(key, "a duration from PT1S to PT1H");
  }

  int port(String key, int otherwise) {
    String text = text(key);
    if (text == null) {
      return otherwise;
    }
    try {
      int port = Integer.parseInt(text);
      if (port >= 0 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException e) {
      throw wrong(key, "a number from 0 to 65535");
    }
    throw wrong(key, "a number from 0 to 65535");
  }

  @Nullable String secret(String key) {
    String file = text(key + "File");
    if (file == null) {
      return text(key);
    }
    try {
      return Files.readString(Path.of(file)).strip();
    } catch (IOException e) {
      throw new GelegenException(
          key + "File names " + file + ", which cannot be read: " + e.getMessage(), e);
    }
  }

  @Nullable String text(String key) {
    Value value = values.get(key);
    return value == null ? null : value.text();
  }

  String text(String key, String otherwise) {
    String text = text(key);
    return text == null ? otherwise : text;
  }

  String require(String key, String because) {
    String text = text(key);
    if (text == null) {
      throw new GelegenException(because + " needs " + key + " beside it");
    }
    return text;
  }

  GelegenException wrong(String key, String allowed) {
    Value value = values.get(key);
    return new GelegenException(
        (value == null ? "" : value.origin() + ": ") + key + " must be " + allowed);
  }
}
