package org.gelegen.model.decision;

import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Lets a client's shadow look at what the champion decided, after it was decided. Whatever goes
 * wrong with that is told and changes nothing. Safe for use by many threads.
 */
public final class Shadows {
  private final @Nullable ShadowStore store;
  private final Consumer<RuntimeException> trouble;

  private Shadows(@Nullable ShadowStore store, Consumer<RuntimeException> trouble) {
    this.store = store;
    this.trouble = trouble;
  }

  /**
   * Shadows with their scores kept in {@code store}.
   *
   * @param trouble is told what went wrong
   */
  public static Shadows keptIn(ShadowStore store, Consumer<RuntimeException> trouble) {
    return new Shadows(store, trouble);
  }

  /** Nobody looks on. */
  public static Shadows none() {
    return new Shadows(null, _ -> {});
  }

  /**
   * Readies the shadow for some decisions of one champion; it does nothing where there is no
   * shadow, or where the shadow is the champion itself. One for each thread.
   */
  public ShadowScorer open(Desk desk, Decider champion) {
    ClientId client = desk.client().clientId();
    if (store == null) {
      return ShadowScorer.none();
    }
    try {
      Optional<Decider> shadow = desk.shadow(champion);
      return shadow
          .map(its -> new ShadowScorer(client, champion.modelVersion(), its, store, trouble))
          .orElseGet(ShadowScorer::none);
    } catch (RuntimeException e) {
      trouble.accept(e);
      return ShadowScorer.none();
    }
  }
}
