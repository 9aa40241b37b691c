package org.gelegen.app.demo.counterparts;

import java.util.Set;
import org.gelegen.model.portfolio.OutcomeResult;

/** What stands at the other end of a gateway, on this machine. Safe for use by several threads. */
public interface Counterpart extends AutoCloseable {
  /** The gateway's name, such as {@code smtp}. */
  String gateway();

  /** What it is, for people, such as {@code a mail server}. */
  String what();

  /** The contacts that it took. */
  Set<Handed> taken();

  /** How often it took a contact that it had taken before. */
  int repeated();

  /** How often it turned a message away on purpose, to be tried again. */
  int turnedAway();

  /**
   * Whether it is what tells this of a contact that it took: by receipts, signed calls, reports, or
   * a link in the message that is followed.
   */
  boolean tells(Handed contact, OutcomeResult result);

  /**
   * Tells what became of a contact that it took; when this returns, the house has taken it in.
   *
   * @throws org.gelegen.model.GelegenException when the house did not take it
   */
  void tell(Handed contact, OutcomeResult result);

  @Override
  void close();
}
