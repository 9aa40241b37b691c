package org.gelegen.model.registry;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * What a client's promotions amount to: who may be gone back to, and who was rolled back from.
 *
 * <p>Going back undoes: each promotion puts a version on top of the one before it, and going back
 * takes the top one off wherever it lies. So going back twice leads to the champion before the last
 * two, and never to a version that was itself rolled back from and not promoted since.
 */
public final class PromotionHistory {
  private final List<Integer> standing = new ArrayList<>();
  private final Set<Integer> rolledBack = new TreeSet<>();

  /** Looks at all promotions of a client, the newest first. */
  public PromotionHistory(List<Promotion> newestFirst) {
    for (int i = newestFirst.size() - 1; i >= 0; i--) {
      Promotion promotion = newestFirst.get(i);
      if (promotion.backFrom() != null) {
        standing.removeAll(List.of(promotion.backFrom()));
        rolledBack.add(promotion.backFrom());
      }
      rolledBack.remove(promotion.number());
      if (standing.isEmpty() || standing.getLast() != promotion.number()) {
        standing.add(promotion.number());
      }
    }
  }

  /** The champion to go back to, or empty when there was none before the one of now. */
  public Optional<Integer> previous() {
    if (standing.isEmpty()) {
      return Optional.empty();
    }
    int current = standing.getLast();
    for (int i = standing.size() - 2; i >= 0; i--) {
      if (standing.get(i) != current) {
        return Optional.of(standing.get(i));
      }
    }
    return Optional.empty();
  }

  /** The versions that were rolled back from and not promoted by anybody since. */
  public Set<Integer> rolledBack() {
    return Collections.unmodifiableSet(rolledBack);
  }
}
