package org.gelegen.model.answers;

import java.time.Instant;
import java.util.function.Supplier;
import org.gelegen.model.portfolio.ClientId;

/** Keeps the answers to requests with a key. Safe for use by many threads and processes. */
public interface KeyedAnswers {
  /**
   * Carries a request out, unless it was carried out before.
   *
   * <p>What {@code work} does and the answer it gives are kept together: whoever ends in between
   * has done nothing. An answer that {@link KeptAnswer#isProblem} undoes what was done. Where
   * {@code work} throws, nothing is kept and nothing is done. Contacts that it called off are
   * settled when the answer is given, also when it is given again; for at most a minute.
   *
   * @param work carries it out, on the calling thread; called once at most
   */
  Reply reply(KeyedRequest request, Supplier<KeptAnswer> work);

  /**
   * Carries out what has no key: all that {@code work} does, or nothing where it throws.
   *
   * @param work carries it out, on the calling thread
   */
  <T> T together(ClientId client, Supplier<T> work);

  /**
   * Forgets answers of before {@code before}, the oldest first.
   *
   * @param limit how many at most
   * @return how many were forgotten
   */
  int forget(ClientId client, Instant before, int limit);

  /** What becomes of a request. */
  sealed interface Reply {
    /** The answer, given now or before. */
    record Answered(KeptAnswer answer) implements Reply {}

    /** The same request is being carried out. */
    record InFlight() implements Reply {}

    /** The key was used for something else. */
    record OtherPayload() implements Reply {}
  }
}
