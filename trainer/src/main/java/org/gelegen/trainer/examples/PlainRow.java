package org.gelegen.trainer.examples;

import java.util.Collections;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.AttributeValue;

/**
 * One row of a table that knows no debtors, cases or contacts.
 *
 * @param attributes what is known of it by name; what is not known is left out
 * @param positive what became of it
 */
public record PlainRow(SortedMap<String, AttributeValue> attributes, boolean positive) {
  public PlainRow {
    attributes = Collections.unmodifiableSortedMap(new TreeMap<>(attributes));
  }
}
