package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * The stop button of each client, for one channel or for all of them. While a stop is in force
 * nothing is claimed or leased over its channels and what is planned for them is taken back, also
 * what a night plans later.
 */
public interface Stops {
  /**
   * Stops, and takes back what is planned in the same transaction, with an entry in the audit log.
   * A contact that is just being sent is called off where its gateway does not have it yet.
   *
   * @param channel absent: every channel
   * @param by the key's id, or the command
   */
  Stop stop(ClientId client, @Nullable Channel channel, Instant at, String by, String why);

  /**
   * Lets contacts go out again, with an entry in the audit log. What was taken back stays so; the
   * night after plans again. One that was lifted before stays as it is.
   *
   * @return the stop, or empty when there is none by this id
   */
  Optional<Stop> lift(ClientId client, String stopId, Instant at, String by);

  /** All stops, newest first. */
  List<Stop> list(ClientId client);

  /** The channels over which nothing goes out now. */
  Set<Channel> stopped(ClientId client);
}
