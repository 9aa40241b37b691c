package org.gelegen.trainer;

import java.util.Collections;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.trainer.ModelComparison.Side;
import org.gelegen.trainer.choices.ChoiceValue;

/**
 * What a shadow's scores beside the champion's decisions show.
 *
 * @param version the shadow's name, such as {@code noorderlicht-13}
 * @param champion the name of the one whose decisions these are
 * @param decisions how many it scored
 * @param differing in how many of them its best action is another than the champion's
 * @param acted by how many contacts decisions were acted on
 * @param predictions {@code reach}, {@code answered} (given this contact, reached or not) and
 *     {@code harm}, the champion's first and the shadow's second, on the same contacts, which both
 *     had scored before they were made; absent where nothing is known yet
 * @param value what the shadow's choices would have brought beside what was done
 */
public record ShadowReport(
    String version,
    String champion,
    long decisions,
    long differing,
    long acted,
    SortedMap<String, Side> predictions,
    ChoiceValue value) {
  public ShadowReport {
    predictions = Collections.unmodifiableSortedMap(new TreeMap<>((Map<String, Side>) predictions));
  }
}
