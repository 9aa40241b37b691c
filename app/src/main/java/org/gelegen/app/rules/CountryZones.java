package org.gelegen.app.rules;

import java.time.ZoneId;
import java.time.zone.ZoneRules;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The zones of every country, by its code of ISO 3166-1 alpha-2: those of {@code zone1970.tab} of
 * the tz database, release 2025b, which is in the public domain. Zones whose clocks always agreed
 * count once, and those that this Java does not know are left out.
 */
final class CountryZones {
  private static final int COUNTRIES = 0;
  private static final int ZONE = 2;

  private final Map<String, List<ZoneId>> byCountry = new LinkedHashMap<>();

  /**
   * Reads the table.
   *
   * @param table lines of countries, position and zone, apart by tabs; those that begin with {@code
   *     #} are comments
   */
  CountryZones(String table) {
    Set<String> known = ZoneId.getAvailableZoneIds();
    Map<String, Set<ZoneRules>> seen = new LinkedHashMap<>();
    table
        .lines()
        .filter(line -> !line.startsWith("#"))
        .map(line -> line.split("\t", -1))
        .filter(row -> row.length > ZONE && known.contains(row[ZONE]))
        .forEach(
            row -> {
              ZoneId zone = ZoneId.of(row[ZONE]);
              for (String country : Arrays.asList(row[COUNTRIES].split(",", -1))) {
                if (seen.computeIfAbsent(country, _ -> new HashSet<>()).add(zone.getRules())) {
                  byCountry.computeIfAbsent(country, _ -> new ArrayList<>()).add(zone);
                }
              }
            });
  }

  /** The zones of a country; none where it is not in the table. */
  List<ZoneId> of(String country) {
    return List.copyOf(byCountry.getOrDefault(country, List.of()));
  }
}
