package org.gelegen.model.records;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * All records that were ever accepted, by debtor.
 *
 * <p>A case belongs to the debtor of its newest version. Among the records of a debtor whose case
 * went to another there is one more, {@link CaseRecord#closedFor}, of the moment from which the
 * other's version counts.
 *
 * <p>An outcome is handed out with its contact's {@linkplain OutcomeRecord#channel channel}.
 */
public interface RecordLog {
  /** The clients that have a client record, by id. */
  List<ClientId> clients();

  /** The newest version of a client, or empty when no such record was accepted. */
  Optional<ClientRecord> findClient(ClientId client);

  /**
   * All records of one debtor, in no particular order; empty when the debtor is unknown. Outcomes
   * belong to the debtor of their contact.
   */
  List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor);

  /**
   * Those of them that the log had at {@code position}. A log that does not grow has had them all
   * along.
   */
  default List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor, long position) {
    return findByDebtor(client, debtor);
  }

  /** The outcomes that wait for one of these contacts to be recorded, in no particular order. */
  List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts);

  /**
   * Hands every debtor with its records to {@code visitor}, one debtor at a time, in the order of
   * the debtors' ids, in bounded memory. Outcomes whose contact is not known yet are left out.
   *
   * @param visitor asks nothing of the same database on its thread, whose connection is busy
   *     handing out
   * @return the position of the log that was read, to go on with {@link #tail}
   */
  long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor);

  /**
   * The records accepted after {@code position}, in the order of acceptance, at most {@code limit}.
   * A record shows up here only once its debtor is known, so an outcome that came before its
   * contact follows when the contact is there. Nothing is ever inserted before a position handed
   * out earlier.
   */
  Tail tail(ClientId client, long position, int limit);

  /** The records of one debtor. */
  record DebtorRecords(DebtorId debtorId, List<PortfolioRecord> records) {
    public DebtorRecords {
      records = List.copyOf(records);
    }
  }

  /** A record of which the debtor is known. */
  record DebtorEvent(DebtorId debtorId, PortfolioRecord record) {}

  /**
   * A stretch of the log.
   *
   * @param erased debtors erased since the position asked for: forget them before looking at the
   *     events, which are of a new debtor when the id is the same
   * @param position where to go on
   */
  record Tail(List<DebtorEvent> events, List<DebtorId> erased, long position) {
    public Tail {
      events = List.copyOf(events);
      erased = List.copyOf(erased);
    }
  }
}
