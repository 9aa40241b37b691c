package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;

/**
 * What rules and offers were declared in: the texts of their files by the labels that decisions
 * name. They are kept, so that a decision is made again by the rules of then after newer ones came.
 */
public interface DeclaredTexts {
  /** What a text declares. */
  enum Kind implements WireName {
    RULE_PACK("rule-pack"),
    OFFER_TABLE("offer-table");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /**
   * Keeps texts by their labels. Under a label that has a text already, that one stays.
   *
   * @return what is kept under each of the labels now
   */
  Map<String, String> keep(Kind kind, Map<String, String> texts, Instant at);

  /** The text under a label, or empty when none is kept. */
  Optional<String> find(Kind kind, String label);
}
