package org.gelegen.app.yaml;

import java.time.DateTimeException;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.app.yaml.YamlValue.Mapping;
import org.gelegen.app.yaml.YamlValue.Refused;
import org.gelegen.app.yaml.YamlValue.Scalar;
import org.gelegen.app.yaml.YamlValue.Sequence;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;

/** The keys of one mapping, read strictly: those never asked for are refused at the end. */
public final class YamlKeys {
  private final Mapping mapping;
  private final Set<String> asked = new LinkedHashSet<>();

  public YamlKeys(YamlValue value) {
    if (!(value instanceof Mapping keys)) {
      throw new Refused(value.line(), "must be keys with values but is " + value.what());
    }
    mapping = keys;
  }

  public int line() {
    return mapping.line();
  }

  public int line(String key) {
    return mapping.lines().getOrDefault(key, mapping.line());
  }

  public Optional<YamlValue> find(String key) {
    asked.add(key);
    return Optional.ofNullable(mapping.values().get(key));
  }

  public <T> Optional<T> find(String key, Function<String, T> reading) {
    return find(key).map(value -> read(key, value, reading));
  }

  public <T> T require(String key, Function<String, T> reading) {
    return find(key, reading).orElseThrow(() -> new Refused(line(), "needs \"" + key + "\""));
  }

  public String text(String key) {
    return require(key, text -> text);
  }

  /** The items of a list, none where the key is absent; an item named twice is refused. */
  public <T> Set<T> set(String key, Function<String, T> reading) {
    Set<T> set = new LinkedHashSet<>();
    for (YamlValue item : items(key)) {
      if (!set.add(read(key, item, reading))) {
        throw new Refused(item.line(), "\"" + key + "\" names " + item.what() + " twice");
      }
    }
    return set;
  }

  public List<YamlValue> items(String key) {
    Optional<YamlValue> value = find(key);
    if (value.isEmpty()) {
      return List.of();
    }
    if (!(value.get() instanceof Sequence sequence) || sequence.items().isEmpty()) {
      throw new Refused(line(key), "\"" + key + "\" must be a list of at least one item");
    }
    return sequence.items();
  }

  public Set<Channel> channels() {
    return set("channels", text -> WireName.require(Channel.class, text));
  }

  public Set<DayOfWeek> days() {
    return set("days", YamlKeys::day);
  }

  public boolean flag(String key) {
    return find(
            key,
            text ->
                switch (text) {
                  case "true" -> true;
                  case "false" -> false;
                  default ->
                      throw new IllegalArgumentException(
                          "must be true or false but is \"" + text + "\"");
                })
        .orElse(false);
  }

  /** Dates by year, as {@code 2024: [2024-05-10]}. */
  public Set<LocalDate> datesByYear(String key) {
    Set<LocalDate> dates = new HashSet<>();
    YamlKeys years =
        new YamlKeys(find(key).orElseThrow(() -> new Refused(line(), "needs \"" + key + "\"")));
    for (String year : List.copyOf(years.mapping.values().keySet())) {
      for (LocalDate date : years.set(year, YamlKeys::date)) {
        if (!String.valueOf(date.getYear()).equals(year)) {
          throw new Refused(years.line(year), "\"" + key + "\" has " + date + " under " + year);
        }
        dates.add(date);
      }
    }
    return dates;
  }

  /** Sets of names by name, as {@code "01": [bb, sn]}. */
  public Map<String, Set<String>> setsByName(String key) {
    YamlKeys names =
        new YamlKeys(find(key).orElseThrow(() -> new Refused(line(), "needs \"" + key + "\"")));
    Map<String, Set<String>> sets = new LinkedHashMap<>();
    for (String name : List.copyOf(names.mapping.values().keySet())) {
      sets.put(name, names.set(name, text -> text));
    }
    return sets;
  }

  /** To be called when everything that is known was asked for. */
  public void refuseOthers() {
    for (String key : mapping.values().keySet()) {
      if (!asked.contains(key)) {
        throw new Refused(
            line(key), "unknown key \"" + key + "\"; known here: " + String.join(", ", asked));
      }
    }
  }

  private static <T> T read(String key, YamlValue value, Function<String, T> reading) {
    if (!(value instanceof Scalar scalar) || scalar.text().isBlank()) {
      throw new Refused(
          value.line(), "\"" + key + "\" must be a plain value but is " + value.what());
    }
    try {
      return reading.apply(scalar.text());
    } catch (IllegalArgumentException e) {
      throw new Refused(value.line(), "\"" + key + "\" " + e.getMessage());
    }
  }

  public static LocalDate date(String text) {
    return parsed(text, LocalDate::parse, "a date such as 2024-04-01");
  }

  public static LocalTime time(String text) {
    return parsed(text, LocalTime::parse, "a time of day such as \"07:00\"");
  }

  public static Duration duration(String text) {
    return parsed(text, Duration::parse, "a duration such as P7D");
  }

  public static int count(String text) {
    if (!text.matches("[0-9]{1,6}")) {
      throw new IllegalArgumentException("must be a whole number but is \"" + text + "\"");
    }
    return Integer.parseInt(text);
  }

  private static DayOfWeek day(String text) {
    for (DayOfWeek day : EnumSet.allOf(DayOfWeek.class)) {
      if (day.name().substring(0, 3).equals(text)) {
        return day;
      }
    }
    List<String> names = new ArrayList<>();
    EnumSet.allOf(DayOfWeek.class).forEach(day -> names.add(day.name().substring(0, 3)));
    throw new IllegalArgumentException(
        "must be one of " + String.join(", ", names) + " but is \"" + text + "\"");
  }

  private static <T> T parsed(String text, Function<String, T> parser, String what) {
    try {
      return parser.apply(text);
    } catch (DateTimeException e) {
      throw new IllegalArgumentException("must be " + what + " but is \"" + text + "\"", e);
    }
  }
}
