package org.gelegen.storage;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Contacts that were being sent when a record came that forbids them. They bear the reason by then,
 * so that whoever sends them calls them off; but one may be with its gateway just now. Who is
 * answered only after they are settled knows that nothing goes out any more.
 */
final class ContactsOnTheirWay {
  private static final Logger LOG = LoggerFactory.getLogger(ContactsOnTheirWay.class);

  /**
   * Dispatchers settle what is called off within a fraction of a second, but for what is with its
   * gateway just then: no gateway takes longer than this for a message. One that died settles
   * nothing.
   */
  private static final Duration AT_MOST = Duration.ofSeconds(60);

  private static final long FIRST_PAUSE_MILLIS = 5;
  private static final long LONGEST_PAUSE_MILLIS = 100;

  private final Map<ClientId, Set<String>> debtors = new TreeMap<>();

  /** Remembers the debtors that a transaction has urgent news of. */
  void add(ClientId client, Set<String> withNews) {
    if (!withNews.isEmpty()) {
      debtors.computeIfAbsent(client, _ -> new TreeSet<>()).addAll(withNews);
    }
  }

  /** Waits, after the transaction, until none of them is being sent any more. */
  void await(ClientTransactions transactions) {
    debtors.forEach((client, withNews) -> await(transactions, client, withNews));
  }

  private static void await(ClientTransactions transactions, ClientId client, Set<String> debtors) {
    long start = System.nanoTime();
    long pause = FIRST_PAUSE_MILLIS;
    while (mayBeSent(transactions, client, debtors)) {
      if (System.nanoTime() - start > AT_MOST.toNanos() || !slept(pause)) {
        LOG.warn("a contact of {} that was called off may have been sent", client);
        return;
      }
      pause = Math.min(2 * pause, LONGEST_PAUSE_MILLIS);
    }
  }

  private static boolean slept(long millis) {
    try {
      Thread.sleep(millis);
      return true;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** What was changed stands, whether the database has time for the question or not. */
  private static boolean mayBeSent(
      ClientTransactions transactions, ClientId client, Set<String> debtors) {
    try {
      return transactions.in(client, handle -> areBeingSent(handle, client, debtors));
    } catch (UnavailableException e) {
      return true;
    }
  }

  private static boolean areBeingSent(Handle handle, ClientId client, Set<String> debtors) {
    return handle
        .createQuery(
            """
            select exists (
              select from planned_contact
              where client_id = :client and debtor_id = any(:debtors)
                and status = 'sending' and reason is not null)
            """)
        .bind("client", client.value())
        .bindArray("debtors", String.class, List.copyOf(debtors))
        .mapTo(Boolean.class)
        .one();
  }
}
