package org.gelegen.model.offers;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Tone and offer by what is known of debtor and case: the first row whose conditions hold counts.
 * The last row has none, so that everybody has a row, and no other is without.
 */
public record OfferTable(String name, String version, List<OfferRow> rows) {
  public OfferTable {
    rows = List.copyOf(rows);
    if (rows.isEmpty()) {
      throw new IllegalArgumentException("a table needs at least one row");
    }
    Set<String> ids = new HashSet<>();
    for (int i = 0; i < rows.size(); i++) {
      OfferRow row = rows.get(i);
      if (!ids.add(row.id())) {
        throw new IllegalArgumentException("two rows are called " + row.id());
      }
      boolean last = i == rows.size() - 1;
      if (row.when().equals(Conditions.always()) != last) {
        throw new IllegalArgumentException(
            last
                ? "the last row, " + row.id() + ", must have no conditions, for everybody else"
                : "row " + row.id() + " has no conditions, so that none after it could count");
      }
    }
  }

  /** Name and version, such as {@code default-2026.1}. */
  public String label() {
    return name + "-" + version;
  }

  OfferRow choose(Circumstances found) {
    for (OfferRow row : rows) {
      if (row.when().hold(found)) {
        return row;
      }
    }
    throw new IllegalStateException("no row of " + label() + " is for everybody");
  }
}
