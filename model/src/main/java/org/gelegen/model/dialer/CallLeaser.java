package org.gelegen.model.dialer;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.random.RandomGenerator;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;

/**
 * Leases calls to dialers. Safe for use by many threads and many processes at a time.
 *
 * <h2>Which calls, in which order</h2>
 *
 * <ol>
 *   <li>Calls that debtors asked for, from the moment asked for on; also of debtors of whom no
 *       model is asked, which come first.
 *   <li>Calls that a campaign planned for the hour that is running.
 *   <li>Calls to other debtors with an open case, worth their cost, for whom nothing is planned. So
 *       a dialer is served that follows no campaign, or has gone through the hour's.
 * </ol>
 *
 * <p>Within each, by what a call now brings over one at the debtor's best later hour of the coming
 * seven days, that is the best one permitted, or no call at all.
 *
 * <h2>The order of steps, and what a crash after each leaves</h2>
 *
 * <ol>
 *   <li><b>Choose</b> among the best; the rules are asked with all that is pending. Nothing is
 *       written.
 *   <li><b>Take</b>: the debtor is held and the contact pending, in one transaction. After a crash
 *       from here on the lease ends by itself.
 *   <li><b>Look again</b>: what is pending is read first and the log after it, and the rules are
 *       asked for the last time. What may not be made is taken away, and others are chosen.
 *   <li><b>Decide</b>: calls that no campaign planned are logged as decisions.
 * </ol>
 */
public final class CallLeaser {
  private final Desks desks;
  private final Stops stops;
  private final Ports ports;
  private final Map<ClientId, CallRanking> rankings = new ConcurrentHashMap<>();

  /**
   * Makes a leaser.
   *
   * @param random names leases and decisions; safe for use by many threads
   */
  public CallLeaser(
      Desks desks,
      CampaignStore campaigns,
      Stops stops,
      LeaseStore leases,
      DecisionLog decisions,
      InstantSource clock,
      RandomGenerator random) {
    this.desks = desks;
    this.stops = stops;
    ports = new Ports(campaigns, leases, decisions, clock, random);
  }

  /** What a round reads and writes. */
  record Ports(
      CampaignStore campaigns,
      LeaseStore leases,
      DecisionLog decisions,
      InstantSource clock,
      RandomGenerator random) {}

  /**
   * The calls most worth making now, best first, each the dialer's until its lease ends; empty when
   * the client is not known. Nothing is leased while calls are stopped.
   *
   * @param limit how many at most, from 1
   */
  public Optional<List<NextCall>> next(
      ClientId client, DialerId dialer, int limit, Duration lease) {
    CallRanking ranking = rankings.computeIfAbsent(client, _ -> new CallRanking());
    return desks
        .find(client)
        .map(
            desk ->
                stops.stopped(client).contains(Channel.PHONE)
                    ? List.of()
                    : new CallRound(ports, desk, ranking, dialer, lease).calls(limit));
  }

  /** Gives a lease back; answers whether it was held. */
  public boolean release(ClientId client, LeaseId lease) {
    return ports.leases().release(client, lease, ports.clock().instant());
  }
}
