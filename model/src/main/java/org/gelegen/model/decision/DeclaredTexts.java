package org.gelegen.model.decision;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiPredicate;
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
   * Keeps texts by their labels, all of them or none.
   *
   * @param same whether two texts say the same; the one that is kept stays then
   * @return the labels that other texts are kept under; where there are any, nothing was kept
   */
  Set<String> keep(
      Kind kind, Map<String, String> texts, BiPredicate<String, String> same, Instant at);

  /** The text under a label, or empty when none is kept. */
  Optional<String> find(Kind kind, String label);
}
