package org.gelegen.scheduler.rounds;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** A round that can be made for one client alone, too. */
public interface ClientRound extends Round {
  /** Does what is due for a client at {@code now}, or was asked for before its hour. */
  void run(ClientId client, Instant now);
}
