package org.gelegen.model.rules;

import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * The contact rules of a country, as data.
 *
 * @param name what settings call it, such as {@code nl}
 * @param country ISO 3166-1 alpha-2; absent: none in particular
 * @param version changes with every change of the data
 * @param zones where debtors of unknown zone may be; none: not said, and where nobody else knows
 *     either, where the client is
 * @param rules in the order in which refusals are told; an id may come back only for other dates
 */
public record RulePack(
    String name,
    @Nullable String country,
    String version,
    List<ZoneId> zones,
    List<ContactRule> rules) {

  /** What stands in a label before the id of a rule that was switched. */
  public static final String ON = "on:";

  /** The same of one that was switched off. */
  public static final String OFF = "off:";

  public RulePack {
    zones = List.copyOf(zones);
    rules = List.copyOf(rules);
    Map<RuleId, List<RuleHeader>> seen = new HashMap<>();
    for (ContactRule rule : rules) {
      RuleHeader header = rule.header();
      List<RuleHeader> others = seen.computeIfAbsent(header.id(), id -> new ArrayList<>());
      if (others.stream().anyMatch(other -> other.inForce().overlaps(header.inForce()))) {
        throw new IllegalArgumentException(
            "rule " + header.id() + " is there twice for the same dates");
      }
      others.add(header);
    }
  }

  /** This pack with the rules of {@code other} before its own. */
  public RulePack including(RulePack other) {
    List<ContactRule> all = new ArrayList<>(other.rules);
    all.addAll(rules);
    return new RulePack(name, country, version + "+" + other.label(), zones, all);
  }

  /** This pack for debtors who may be in these zones where theirs is unknown. */
  public RulePack in(List<ZoneId> newZones) {
    return new RulePack(name, country, version, newZones, rules);
  }

  /**
   * This pack with some rules switched. Ids of rules that are not in it are left alone.
   *
   * @throws IllegalArgumentException when a rule cannot be switched
   */
  public RulePack switched(Map<RuleId, Boolean> switches) {
    List<ContactRule> all = new ArrayList<>(rules);
    Map<String, Boolean> changed = new TreeMap<>();
    for (int i = 0; i < all.size(); i++) {
      RuleHeader header = all.get(i).header();
      Boolean on = switches.get(header.id());
      if (on != null) {
        RuleHeader switched = header.switched(on);
        all.set(i, all.get(i).withHeader(switched));
        if (!switched.equals(header)) {
          changed.put(header.id().value(), on);
        }
      }
    }
    StringBuilder label = new StringBuilder(version);
    changed.forEach((id, on) -> label.append('+').append(on ? ON : OFF).append(id));
    return new RulePack(name, country, label.toString(), zones, all);
  }

  /** Name and version, such as {@code nl-2026.1+common-2026.1}. */
  public String label() {
    return name + "-" + version;
  }
}
