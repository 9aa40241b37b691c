package org.gelegen.scheduler.rounds;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gelegen.model.campaign.PushedCalls;
import org.gelegen.model.campaign.PushedCalls.Pushed;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.Recall;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes calls back from the dialers that they were pushed into: who paid or said stop since, and
 * whose slot has ended, is not to be called. What a dialer does not answer for is asked again in
 * the next round.
 */
public final class RecallRound implements Round {
  private static final Logger LOG = LoggerFactory.getLogger(RecallRound.class);
  private static final int AT_ONCE = 500;

  private final PushedCalls calls;
  private final Map<Channel, Gateway> gateways;
  private final ClientRounds clients;

  /**
   * Makes a round.
   *
   * @param gateways each channel at most once; those of voice are asked
   */
  public RecallRound(RecordLog records, PushedCalls calls, List<Gateway> gateways) {
    this.calls = calls;
    this.gateways =
        List.of(Channel.PHONE, Channel.IVR).stream()
            .flatMap(
                channel ->
                    gateways.stream()
                        .filter(gateway -> gateway.channels().contains(channel))
                        .map(gateway -> Map.entry(channel, gateway)))
            .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue));
    clients = new ClientRounds("taking calls back", records);
  }

  @Override
  public void run(Instant now) {
    if (!gateways.isEmpty()) {
      clients.forEach(now, client -> recall(client, now));
    }
  }

  private void recall(ClientId client, Instant now) {
    List<ContactId> done = new ArrayList<>();
    for (Pushed call : calls.find(client, gateways.keySet(), now, AT_ONCE)) {
      Gateway gateway = gateways.get(call.channel());
      Recall recall = new Recall(client, call.contactId(), call.channel(), now, call.reason());
      if (gateway != null && gateway.recall(recall) instanceof Delivery.Accepted) {
        done.add(call.contactId());
      }
    }
    if (!done.isEmpty()) {
      calls.recalled(client, done, now);
      LOG.info("took {} calls of {} back", done.size(), client);
    }
  }
}
