package org.gelegen.trainer.promotion;

import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Whether a challenger becomes champion, and why.
 *
 * @param rule the name of the rule that decided: the first that did not pass or skip
 * @param reason of that rule
 * @param rulings every rule with what it made of the challenger, in their order, those after the
 *     deciding one included
 */
public record Verdict(boolean promoted, String rule, String reason, List<Ruling> rulings) {
  /** The name of the note that says which rule decided. */
  public static final String RULE_NOTE = "promotion.rule";

  /** The name of the note with the reason. */
  public static final String REASON_NOTE = "promotion";

  /** What the names of the rules' notes begin with; a number of two digits and the name follow. */
  public static final String RULING_NOTES = "promotion.rule.";

  public Verdict {
    rulings = List.copyOf(rulings);
  }

  /** One rule's say. */
  public record Ruling(String rule, Opinion opinion) {}

  /** The same challenger, not promoted after all. */
  public Verdict refused(String why) {
    return new Verdict(false, "champion-unchanged", why, rulings);
  }

  /** All of it as the notes of a version, by name. */
  public SortedMap<String, String> notes() {
    SortedMap<String, String> notes = new TreeMap<>();
    notes.put(REASON_NOTE, reason);
    notes.put(RULE_NOTE, rule);
    for (int i = 0; i < rulings.size(); i++) {
      Ruling ruling = rulings.get(i);
      notes.put(
          RULING_NOTES + "%02d.".formatted(i + 1) + ruling.rule(),
          ruling.opinion().spelling() + ": " + ruling.opinion().why());
    }
    return notes;
  }
}
