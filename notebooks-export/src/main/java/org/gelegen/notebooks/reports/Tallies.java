package org.gelegen.notebooks.reports;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.notebooks.reports.SmallGroups.Group;
import org.gelegen.notebooks.reports.Tally.Contact;
import org.gelegen.notebooks.reports.Tally.Error;
import org.gelegen.notebooks.reports.pages.Block;
import org.jspecify.annotations.Nullable;

/** Debtors by group of each trait. Not thread-safe. */
final class Tallies {
  private final Tally all = new Tally();
  private final Map<Trait, Map<String, Tally>> groups = new EnumMap<>(Trait.class);
  private final LocalDate on;

  /** Groups debtors as they are {@code on} a day. */
  Tallies(LocalDate on) {
    this.on = on;
    for (Trait trait : Trait.values()) {
      groups.put(trait, new TreeMap<>());
    }
  }

  /** Adds a debtor with its contacts, which may be none. */
  void add(@Nullable DebtorRecord debtor, List<Contact> contacts) {
    all.add(contacts);
    groups.forEach(
        (trait, its) ->
            its.computeIfAbsent(trait.groupOf(debtor, on), _ -> new Tally()).add(contacts));
  }

  Tally all() {
    return all;
  }

  /** The groups of a trait that may be told of. */
  List<Group<Tally>> told(Trait trait) {
    return SmallGroups.of(groups.getOrDefault(trait, Map.of()), Tally::debtors, Tally::together);
  }

  /**
   * A table for each trait by which there is anything to tell apart, for a period of {@code days}.
   */
  List<Block> tables(Words words, double days) {
    List<Block> tables = new ArrayList<>();
    for (Trait trait : Trait.values()) {
      List<Group<Tally>> told = told(trait);
      String caption = words.say("groups." + trait.wireName());
      if (told.isEmpty()) {
        tables.add(new Block.Text(words.say("groups.few", caption)));
      } else if (told.size() == 1 && told.getFirst().name().equals(Trait.UNKNOWN)) {
        tables.add(new Block.Text(words.say("groups.unknown", caption)));
      } else {
        tables.add(table(words, trait, told, days));
      }
    }
    return tables;
  }

  private static Block table(Words words, Trait trait, List<Group<Tally>> told, double days) {
    List<List<String>> rows = new ArrayList<>();
    for (Group<Tally> group : told) {
      Tally tally = group.figures();
      List<String> row = new ArrayList<>();
      row.add(name(words, trait, group.name()));
      row.add(words.count(tally.debtors()));
      row.add(words.number(30.0 * tally.contacts() / tally.debtors() / days, 2));
      for (Measure measure : List.of(Measure.REACHED, Measure.ANSWERED)) {
        row.addAll(cells(words, tally.error(measure)));
      }
      rows.add(row);
    }
    return new Block.Grid(
        words.say("groups." + trait.wireName()),
        List.of(
            words.say("group"),
            words.say("debtors"),
            words.say("intensity"),
            words.say("reached.predicted"),
            words.say("reached.came"),
            words.say("reached.off"),
            words.say("answered.predicted"),
            words.say("answered.came"),
            words.say("answered.off")),
        rows);
  }

  private static List<String> cells(Words words, @Nullable Error error) {
    if (error == null) {
      return List.of(words.none(), words.none(), words.none());
    }
    return error.mayBeTold()
        ? List.of(
            words.share(error.predicted()),
            words.share(error.observed()),
            words.points(error.difference()))
        : List.of(words.share(error.predicted()), words.say("few"), words.none());
  }

  private static String name(Words words, Trait trait, String group) {
    boolean spoken =
        trait == Trait.LANGUAGE
            && !group.equals(Trait.UNKNOWN)
            && !group.equals(SmallGroups.OTHERS);
    return spoken ? words.languageName(group) : words.value(group);
  }
}
