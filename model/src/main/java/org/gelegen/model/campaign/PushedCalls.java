package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;

/**
 * Calls that were handed over to a dialer, which makes them some time in their slot or never. What
 * takes a planned contact back (a payment, a hold, an opt-out, a stop, an objection) marks them in
 * its own transaction, and so does the end of their slot when nothing was heard of them.
 */
public interface PushedCalls {
  /**
   * Calls to take back from whoever carries {@code channels}, at most {@code limit}, those first
   * whose slot ends first. Of one whose slot ended more than a day ago nothing is asked any more.
   */
  List<Pushed> find(ClientId client, Set<Channel> channels, Instant now, int limit);

  /** Keeps that these were taken back. */
  void recalled(ClientId client, List<ContactId> contacts, Instant at);

  /**
   * A call to take back.
   *
   * @param reason what made it out of place
   */
  record Pushed(ContactId contactId, Channel channel, String reason) {}
}
