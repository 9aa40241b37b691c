package org.gelegen.app.rules;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.HolidayCalendar;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.RulePack;
import org.gelegen.model.settings.ClientSettings;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The rule packs of this installation: those that come with the product, and an operator's own from
 * a directory, where a file replaces the shipped pack of the same name. All are checked when read,
 * so that a pack with a mistake stops the start and not a contact.
 */
public final class RulePacks {
  private static final Logger LOG = LoggerFactory.getLogger(RulePacks.class);
  private static final List<String> SHIPPED =
      List.of("common", "default", "au", "be", "ca", "de", "gb", "ie", "nl", "us");
  private static final String COMMON = "common";
  private static final String DEFAULT = "default";
  private static final String ENDING = ".yaml";
  private static final CountryZones ZONES = new CountryZones(resource("/rules/zone1970.tab"));

  private final Map<String, PackFile> files = new TreeMap<>();
  private final Map<String, RulePack> packs = new TreeMap<>();
  private final Map<String, HolidayCalendar> holidays = new ConcurrentHashMap<>();

  /**
   * @throws RulePackException with everything that is wrong in the files, or with a switch
   */
  private RulePacks(List<PackFile> all, Map<RuleId, Boolean> switches) {
    all.forEach(file -> files.put(file.pack().name(), file));
    List<String> problems = new ArrayList<>();
    Set<RuleId> known = new LinkedHashSet<>();
    for (PackFile file : files.values()) {
      try {
        RulePack pack = resolved(file, files, List.of());
        pack.rules().forEach(rule -> known.add(rule.header().id()));
        packs.put(pack.name(), pack.switched(switches));
      } catch (IllegalArgumentException e) {
        problems.add(file.file() + ":" + file.includesLine() + ": " + e.getMessage());
      }
    }
    for (RuleId id : switches.keySet()) {
      if (problems.isEmpty() && !known.contains(id)) {
        problems.add("no rule is called " + id + ", so it cannot be switched");
      }
    }
    if (!problems.isEmpty()) {
      throw new RulePackException(problems);
    }
  }

  /** The packs that come with the product, as they come. */
  public static RulePacks shipped() {
    return new RulePacks(shippedFiles(), Map.of());
  }

  /**
   * The packs of this installation.
   *
   * @param directory holds further packs, one in each file that ends in {@code .yaml}; empty: none
   * @param switches switchable rules by whether they are on; the others stand as their packs say
   * @throws RulePackException with everything that is wrong
   */
  public static RulePacks read(Optional<Path> directory, Map<RuleId, Boolean> switches) {
    List<PackFile> files = new ArrayList<>(shippedFiles());
    directory.ifPresent(path -> files.addAll(own(filesIn(path))));
    return new RulePacks(files, switches);
  }

  /** The packs a client can have, by name, with everything they include. */
  public Map<String, RulePack> byName() {
    Map<String, RulePack> choice = new TreeMap<>(packs);
    choice.remove(COMMON);
    return choice;
  }

  /** All packs by name, with everything they include, also those that are only included. */
  public Map<String, RulePack> all() {
    return Collections.unmodifiableMap(packs);
  }

  /** The rules that can be switched, by whether they are on. */
  public Map<RuleId, Boolean> switches() {
    Map<RuleId, Boolean> switches = new HashMap<>();
    for (RulePack pack : packs.values()) {
      for (ContactRule rule : pack.rules()) {
        if (rule.header().setting() != RuleHeader.Setting.FIXED) {
          switches.put(rule.header().id(), rule.header().isOn());
        }
      }
    }
    return switches;
  }

  /**
   * The rules that bind a client: the pack that is called like its country, and beside it the one
   * that its settings name, as settings can make rules stricter and never laxer. Where the country
   * has no pack, the one that is named counts alone, and without a name the strict one for such
   * countries. Rules count on the dates on which they are in force, so a book serves for any
   * moment.
   *
   * @throws GelegenException when the settings name a pack that is not there
   */
  public RuleBook forClient(ClientRecord client, ClientSettings settings) {
    List<RuleBook.Part> parts = new ArrayList<>();
    String own = client.country().toLowerCase(Locale.ROOT);
    Map<String, RulePack> choice = byName();
    Optional.ofNullable(choice.get(own)).ifPresent(pack -> parts.add(part(pack, client)));
    String named = settings.rulePack();
    if (named != null && !choice.containsKey(named)) {
      throw new GelegenException(
          "rulePack must be one of "
              + String.join(", ", choice.keySet())
              + " but is \""
              + named
              + "\"");
    }
    if (parts.isEmpty() || (named != null && !named.equals(own))) {
      RulePack other = Objects.requireNonNull(choice.get(named == null ? DEFAULT : named));
      parts.add(part(other, client));
    }
    return new RuleBook(parts, settings);
  }

  /** A pack where the client is: one that names no country is about the client's. */
  private RuleBook.Part part(RulePack pack, ClientRecord client) {
    String country = pack.country() == null ? client.country() : pack.country();
    List<ZoneId> zones = pack.zones().isEmpty() ? ZONES.of(country) : pack.zones();
    return new RuleBook.Part(
        pack.in(zones), holidays.computeIfAbsent(country, RulePacks::holidaysOf));
  }

  /** The texts of the files by the labels of their packs, such as {@code nl-2026.1}. */
  public Map<String, String> texts() {
    Map<String, String> texts = new TreeMap<>();
    files.values().forEach(file -> texts.put(file.label(), file.text()));
    return texts;
  }

  /**
   * The file of a pack, for saying where something is.
   *
   * @param label of one of {@link #texts()}
   */
  public String file(String label) {
    return files.values().stream()
        .filter(file -> file.label().equals(label))
        .findFirst()
        .orElseThrow()
        .file();
  }

  /**
   * The packs that a version of a rule book is made of, as they were then.
   *
   * @param texts kept ones by their labels
   * @return empty when a pack of then is not kept, or cannot be read any more
   */
  Optional<RulePacks> under(String version, Function<String, Optional<String>> texts) {
    List<PackFile> then = new ArrayList<>();
    Map<RuleId, Boolean> switches = new HashMap<>();
    try {
      for (String part : version.split("[+&]", -1)) {
        if (part.startsWith(RulePack.ON)) {
          switches.put(new RuleId(part.substring(RulePack.ON.length())), true);
        } else if (part.startsWith(RulePack.OFF)) {
          switches.put(new RuleId(part.substring(RulePack.OFF.length())), false);
        } else {
          Optional<String> text = texts.apply(part);
          if (text.isEmpty()) {
            return Optional.empty();
          }
          then.add(PackFile.kept(part, text.get()));
        }
      }
      return Optional.of(new RulePacks(then, switches));
    } catch (RulePackException e) {
      LOG.warn("the rules {} cannot be read any more: {}", version, e.getMessage());
      return Optional.empty();
    }
  }

  /**
   * The rules that bound a client under a version of a rule book, of which these are the packs.
   *
   * @return empty when they do not come out as that version
   */
  Optional<RuleBook> forClient(ClientRecord client, ClientSettings settings, String version) {
    List<RuleBook.Part> parts = new ArrayList<>();
    for (String part : version.split("&", -1)) {
      packs.values().stream()
          .filter(pack -> pack.label().equals(part))
          .forEach(pack -> parts.add(part(pack, client)));
    }
    return parts.isEmpty()
        ? Optional.empty()
        : Optional.of(new RuleBook(parts, settings)).filter(book -> book.version().equals(version));
  }

  private static HolidayCalendar holidaysOf(String country) {
    return JollydayHolidays.knows(country) ? JollydayHolidays.of(country) : HolidayCalendar.none();
  }

  private static RulePack resolved(
      PackFile file, Map<String, PackFile> files, List<String> including) {
    RulePack pack = file.pack();
    if (including.contains(pack.name())) {
      throw new IllegalArgumentException(
          "\"includes\" goes round: " + String.join(" > ", including) + " > " + pack.name());
    }
    List<String> path = new ArrayList<>(including);
    path.add(pack.name());
    for (String name : file.includes().reversed()) {
      PackFile included = files.get(name);
      if (included == null) {
        throw new IllegalArgumentException(
            "\"includes\" names \"" + name + "\", which is not there");
      }
      pack = pack.including(resolved(included, files, path));
    }
    return pack;
  }

  /** Own packs, none of which may be called like one that comes with the product and is other. */
  private static List<PackFile> own(List<PackFile> own) {
    Map<String, PackFile> shipped = new HashMap<>();
    shippedFiles().forEach(file -> shipped.put(file.label(), file));
    List<String> problems = new ArrayList<>();
    for (PackFile file : own) {
      PackFile same = shipped.get(file.label());
      if (same != null && !PackFile.sayTheSame(same.text(), file.text())) {
        problems.add(
            file.file()
                + ": the pack that comes with the product is called "
                + file.label()
                + " as well; give this one another \"version\", such as \""
                + file.pack().version()
                + "-own\"");
      }
    }
    if (!problems.isEmpty()) {
      throw new RulePackException(problems);
    }
    return own;
  }

  private static List<PackFile> shippedFiles() {
    return SHIPPED.stream()
        .map(name -> PackFile.read(name + ENDING, name, resource("/rules/" + name + ENDING)))
        .toList();
  }

  private static String resource(String path) {
    try (InputStream stream = RulePacks.class.getResourceAsStream(path)) {
      if (stream == null) {
        throw new IllegalStateException(path + " is not on the class path");
      }
      return new String(stream.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static List<PackFile> filesIn(Path directory) {
    List<String> problems = new ArrayList<>();
    List<PackFile> files = new ArrayList<>();
    try (Stream<Path> paths = Files.list(directory)) {
      for (Path path : paths.filter(path -> path.toString().endsWith(ENDING)).sorted().toList()) {
        String name = path.getFileName().toString();
        try {
          files.add(
              PackFile.read(
                  name,
                  name.substring(0, name.length() - ENDING.length()),
                  Files.readString(path)));
        } catch (RulePackException e) {
          problems.addAll(e.problems());
        }
      }
    } catch (IOException e) {
      problems.add(directory + " cannot be read: " + e.getMessage());
    }
    if (!problems.isEmpty()) {
      throw new RulePackException(problems);
    }
    return files;
  }
}
