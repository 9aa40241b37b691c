package org.gelegen.model.access;

import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Tells every node who was erased, for what it keeps by itself. A notice stands for seven days, and
 * for as long as nobody of the same id comes in again.
 */
public interface ErasureNotices {
  /** The notices of a client after {@code position}, in their order; after -1 all that stand. */
  List<Notice> after(ClientId client, long position);

  /**
   * One.
   *
   * @param position where in the client's log the debtor was erased
   */
  record Notice(long position, DebtorId debtorId) {}
}
