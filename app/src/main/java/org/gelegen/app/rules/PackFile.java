package org.gelegen.app.rules;

import java.time.DateTimeException;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedSet;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.gelegen.app.yaml.YamlKeys;
import org.gelegen.app.yaml.YamlValue;
import org.gelegen.app.yaml.YamlValue.Refused;
import org.gelegen.model.rules.ClosedHoliday;
import org.gelegen.model.rules.ClosedHolidays;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.RegionalHolidays;
import org.gelegen.model.rules.RulePack;

/**
 * A pack as its file tells it, what it includes by name only.
 *
 * @param file the file's name, for refusals
 * @param text what is in it
 * @param includes the packs whose rules come before its own, in order
 * @param includesLine where it says so
 */
record PackFile(String file, String text, RulePack pack, List<String> includes, int includesLine) {
  /** What stands between the labels of packs, and what is switched. */
  private static final String NOT_IN_A_VERSION = "[^+&]+";

  /**
   * Reads a file.
   *
   * @param name the pack's name, which the file must repeat
   * @throws RulePackException with everything that is wrong in the file
   */
  static PackFile read(String file, String name, String yaml) {
    List<String> problems = new ArrayList<>();
    try {
      YamlKeys keys = new YamlKeys(YamlValue.parse(yaml));
      String pack = keys.text("pack");
      if (!pack.equals(name)) {
        throw new Refused(keys.line("pack"), "\"pack\" must be " + name + " but is " + pack);
      }
      Optional<String> country = keys.find("country", PackFile::country);
      String version = keys.text("version");
      if (!version.matches(NOT_IN_A_VERSION)) {
        throw new Refused(keys.line("version"), "\"version\" must have neither + nor &");
      }
      List<ZoneId> zones = List.copyOf(keys.set("zones", PackFile::zone));
      List<String> includes = List.copyOf(keys.set("includes", text -> text));
      List<ContactRule> rules = new ArrayList<>();
      for (YamlValue item : keys.items("rules")) {
        try {
          ContactRule rule = RuleReader.read(name, item);
          checkHolidays(rule, country, item.line());
          checkTwice(rule, rules, item.line());
          rules.add(rule);
        } catch (Refused e) {
          problems.add(file + ":" + e.line() + ": " + e.getMessage());
        }
      }
      keys.refuseOthers();
      if (problems.isEmpty()) {
        return new PackFile(
            file,
            yaml,
            new RulePack(name, country.orElse(null), version, zones, rules),
            includes,
            keys.line("includes"));
      }
    } catch (Refused e) {
      problems.add(file + ":" + e.line() + ": " + e.getMessage());
    } catch (IllegalArgumentException e) {
      problems.add(file + ":1: " + e.getMessage());
    }
    throw new RulePackException(problems);
  }

  /**
   * Reads a file that was read before and kept.
   *
   * @param label of its pack
   * @throws RulePackException with everything that is wrong in it by now
   */
  static PackFile kept(String label, String yaml) {
    try {
      return read(label, new YamlKeys(YamlValue.parse(yaml)).text("pack"), yaml);
    } catch (Refused e) {
      throw new RulePackException(List.of(label + ":" + e.line() + ": " + e.getMessage()));
    }
  }

  /** Name and version of the pack by itself, such as {@code nl-2026.1}. */
  String label() {
    return pack.label();
  }

  /** Whether two texts say the same: lines of remarks and empty ones say nothing. */
  static boolean sayTheSame(String one, String other) {
    return withoutRemarks(one).equals(withoutRemarks(other));
  }

  static String withoutRemarks(String yaml) {
    return yaml.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }

  private static void checkTwice(ContactRule rule, List<ContactRule> others, int line) {
    if (others.stream().anyMatch(other -> other.header().clashes(rule.header()))) {
      throw new Refused(line, "rule " + rule.header().id() + " is there twice for the same dates");
    }
  }

  /** A name that no calendar knows would forbid nothing, in silence. */
  private static void checkHolidays(ContactRule rule, Optional<String> country, int line) {
    switch (rule) {
      case ClosedHoliday closed ->
          checkNames("holiday", List.of(closed.holiday()), country, JollydayHolidays::names, line);
      case ClosedHolidays closed ->
          checkNames("holiday", closed.except(), country, JollydayHolidays::names, line);
      case RegionalHolidays closed ->
          checkNames(
              "region",
              closed.postcodes().values().stream().flatMap(Set::stream).distinct().toList(),
              country,
              JollydayHolidays::regions,
              line);
      default -> {}
    }
  }

  private static void checkNames(
      String what,
      Collection<String> names,
      Optional<String> country,
      Function<JollydayHolidays, SortedSet<String>> known,
      int line) {
    if (names.isEmpty()) {
      return;
    }
    if (country.isEmpty()) {
      throw new Refused(line, "a pack without \"country\" cannot name holidays or regions");
    }
    SortedSet<String> choice = known.apply(JollydayHolidays.of(country.get()));
    for (String name : names) {
      if (!choice.contains(name)) {
        throw new Refused(
            line,
            "no "
                + what
                + " of "
                + country.get()
                + " is called \""
                + name
                + "\"; there are "
                + String.join(", ", choice));
      }
    }
  }

  private static String country(String text) {
    if (!text.matches("[A-Z]{2}") || !JollydayHolidays.knows(text)) {
      throw new IllegalArgumentException(
          "must be a country code in capitals whose holidays are known but is \"" + text + "\"");
    }
    return text;
  }

  private static ZoneId zone(String text) {
    try {
      ZoneId zone = ZoneId.of(text);
      if (text.contains("/")) {
        return zone;
      }
    } catch (DateTimeException e) {
      throw new IllegalArgumentException(zoneRefusal(text), e);
    }
    throw new IllegalArgumentException(zoneRefusal(text));
  }

  private static String zoneRefusal(String text) {
    return "must be an IANA time zone such as Europe/Amsterdam but is \"" + text + "\"";
  }
}
