package org.gelegen.notebooks.reports;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.function.BinaryOperator;
import java.util.function.ToLongFunction;

/**
 * Keeps figures about fewer than {@value #FEWEST} people out of reports. Small groups are put
 * together; where even that is too small, the next smallest group goes with them, so that nobody
 * can take the others from the whole.
 */
final class SmallGroups {
  /** Nothing is told of fewer people. */
  static final int FEWEST = 10;

  /** The name of the groups that are put together. */
  static final String OTHERS = "others";

  private SmallGroups() {}

  /** A group that may be told of. */
  record Group<T>(String name, T figures) {}

  /**
   * The groups that may be told of, in the order of {@code groups}, those put together last. Empty
   * where all are fewer than {@value #FEWEST} people together.
   *
   * @param people how many people a group is
   * @param together a group of the people of two
   */
  static <T> List<Group<T>> of(
      Map<String, T> groups, ToLongFunction<T> people, BinaryOperator<T> together) {
    List<Group<T>> told = new ArrayList<>();
    List<Group<T>> small = new ArrayList<>();
    groups.forEach(
        (name, figures) -> {
          long its = people.applyAsLong(figures);
          if (its >= FEWEST) {
            told.add(new Group<>(name, figures));
          } else if (its > 0) {
            small.add(new Group<>(name, figures));
          }
        });
    if (small.isEmpty()) {
      return told;
    }
    T others = small.stream().map(Group::figures).reduce(together).orElseThrow();
    while (people.applyAsLong(others) < FEWEST) {
      if (told.isEmpty()) {
        return told;
      }
      Group<T> smallest =
          told.stream()
              .min(Comparator.comparingLong(group -> people.applyAsLong(group.figures())))
              .orElseThrow();
      told.remove(smallest);
      others = together.apply(smallest.figures(), others);
    }
    told.add(new Group<>(OTHERS, others));
    return told;
  }
}
