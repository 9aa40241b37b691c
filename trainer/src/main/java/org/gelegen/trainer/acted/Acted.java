package org.gelegen.trainer.acted;

import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.gelegen.model.slots.Action;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * A decision to contact, with the contact by which it was acted on.
 *
 * @param decision in whatever form its reader needs
 */
public record Acted<T>(T decision, LabelledContact contact) {

  /** How to read a decision. */
  public record Reader<T>(Function<T, Instant> at, Function<T, Action> action) {}

  /**
   * Finds a debtor's contacts among its decisions: a contact over the chosen channel within the
   * chosen slot acts on the newest decision before it that chose so. A decision is acted on once;
   * those that nobody acted on, and contacts that nobody decided, are left out.
   */
  public static <T> List<Acted<T>> match(
      List<T> decisions, List<LabelledContact> contacts, Reader<T> reader) {
    List<Acted<T>> acted = new ArrayList<>();
    Set<T> used = new HashSet<>();
    for (LabelledContact contact : contacts) {
      T newest = newest(decisions, contact, reader);
      if (newest != null && used.add(newest)) {
        acted.add(new Acted<>(newest, contact));
      }
    }
    return acted;
  }

  private static <T> @Nullable T newest(
      List<T> decisions, LabelledContact contact, Reader<T> reader) {
    T newest = null;
    Instant made = contact.contact().at();
    for (T decision : decisions) {
      Action action = reader.action().apply(decision);
      Instant at = reader.at().apply(decision);
      boolean covers =
          action.channel() == contact.contact().channel()
              && !at.isAfter(made)
              && !made.isBefore(action.slot().start())
              && made.isBefore(action.slot().end());
      if (covers && (newest == null || at.isAfter(reader.at().apply(newest)))) {
        newest = decision;
      }
    }
    return newest;
  }
}
