package org.gelegen.app.offpolicy;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;

/** The policies that a log has columns for. */
final class Policies {
  private final CsvTable table;
  private final LogColumns columns;

  Policies(CsvTable table, LogColumns columns) {
    this.table = table;
    this.columns = columns;
  }

  /** Those asked for, each once. */
  List<Policy> require(PolicyRequest request) {
    Set<String> names = new LinkedHashSet<>(request.names());
    if (request.all()) {
      names.addAll(known());
    }
    List<Policy> policies = new ArrayList<>();
    names.forEach(name -> policies.add(require(name)));
    int actionColumn = table.require(columns.action(), "--action");
    request.constants().stream()
        .map(Actions::of)
        .distinct()
        .forEach(
            action -> policies.add(new Policy.Constant("always_" + action, action, actionColumn)));
    if (policies.isEmpty()) {
      throw LogException.line(
          table.file(),
          1,
          "there is no policy: a policy NAME has a column %sNAME or %sNAME"
              .formatted(columns.probabilityPrefix(), columns.choicePrefix()));
    }
    return policies;
  }

  private Policy require(String name) {
    OptionalInt value = table.find(columns.policyValuePrefix() + name);
    OptionalInt probability = table.find(columns.probabilityPrefix() + name);
    if (probability.isPresent()) {
      return new Policy.Stochastic(name, probability.getAsInt(), value);
    }
    OptionalInt choice = table.find(columns.choicePrefix() + name);
    if (choice.isPresent()) {
      return new Policy.Deterministic(name, choice.getAsInt(), value);
    }
    throw LogException.line(table.file(), 1, unknown(name));
  }

  private String unknown(String name) {
    Set<String> known = known();
    return "policy %s has neither a column %s nor %s: %s"
        .formatted(
            name,
            columns.probabilityPrefix() + name,
            columns.choicePrefix() + name,
            known.isEmpty()
                ? "name the prefixes with --pi-prefix and --choice-prefix"
                : "the log has " + String.join(", ", known));
  }

  private Set<String> known() {
    Set<String> known = new LinkedHashSet<>();
    for (String prefix : List.of(columns.probabilityPrefix(), columns.choicePrefix())) {
      table.columns().stream()
          .filter(column -> column.startsWith(prefix) && column.length() > prefix.length())
          .map(column -> column.substring(prefix.length()))
          .forEach(known::add);
    }
    return known;
  }
}
