package org.gelegen.datasets.published;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;

/**
 * One row of a plain table.
 *
 * @param known what is known of it beforehand, by column; what is not known is left out
 * @param later what was done about it and what became of it, by column
 */
public record Facts(
    SortedMap<String, AttributeValue> known, SortedMap<String, AttributeValue> later) {
  public Facts {
    known = Collections.unmodifiableSortedMap(new TreeMap<>(known));
    later = Collections.unmodifiableSortedMap(new TreeMap<>(later));
  }
}
