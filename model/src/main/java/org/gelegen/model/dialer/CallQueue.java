package org.gelegen.model.dialer;

import java.util.ArrayDeque;
import java.util.Collection;
import java.util.Deque;
import java.util.Iterator;
import java.util.List;
import org.gelegen.model.dialer.CallRound.Candidate;

/**
 * Whom to look at, in order. Of a large portfolio a dialer looks at a few dozen, so the rest is
 * made only when somebody comes to it.
 */
final class CallQueue {
  private final Deque<Candidate> first;
  private final Iterator<Candidate> others;

  CallQueue(List<Candidate> first, Iterator<Candidate> others) {
    this.first = new ArrayDeque<>(first);
    this.others = others;
  }

  boolean isEmpty() {
    return first.isEmpty() && !others.hasNext();
  }

  /**
   * Takes the next.
   *
   * @throws java.util.NoSuchElementException when there is none
   */
  Candidate remove() {
    return first.isEmpty() ? others.next() : first.remove();
  }

  /** Puts what was taken and not looked at back to where it was. */
  void putBack(Collection<Candidate> taken) {
    List.copyOf(taken).reversed().forEach(first::addFirst);
  }
}
