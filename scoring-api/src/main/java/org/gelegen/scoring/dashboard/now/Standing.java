package org.gelegen.scoring.dashboard.now;

import java.time.Instant;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.campaign.CampaignStore.ContactCount;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;

/**
 * Where the contacts of a day stand.
 *
 * @param bySlot how many, by the beginning of their slot, their channel and where they stand
 */
record Standing(Map<Instant, Map<Channel, Map<ContactStatus, Long>>> bySlot) {
  static Standing of(List<ContactCount> counts) {
    Map<Instant, Map<Channel, Map<ContactStatus, Long>>> bySlot = new TreeMap<>();
    for (ContactCount count : counts) {
      bySlot
          .computeIfAbsent(count.slot(), _ -> new EnumMap<>(Channel.class))
          .computeIfAbsent(count.channel(), _ -> new EnumMap<>(ContactStatus.class))
          .merge(count.status(), count.contacts(), Long::sum);
    }
    return new Standing(bySlot);
  }

  /** How many of a channel stand somewhere in one hour. */
  long count(Instant slot, Channel channel, ContactStatus status) {
    return bySlot
        .getOrDefault(slot, Map.of())
        .getOrDefault(channel, Map.of())
        .getOrDefault(status, 0L);
  }

  /** How many stand somewhere over the whole day. */
  long count(ContactStatus status) {
    return bySlot.keySet().stream().mapToLong(slot -> count(slot, status)).sum();
  }

  /** How many stand somewhere in one hour, over all channels. */
  long count(Instant slot, ContactStatus status) {
    return bySlot.getOrDefault(slot, Map.of()).values().stream()
        .mapToLong(counts -> counts.getOrDefault(status, 0L))
        .sum();
  }

  /** The channels that anything was planned for. */
  List<Channel> channels() {
    return List.of(Channel.values()).stream()
        .filter(channel -> bySlot.values().stream().anyMatch(one -> one.containsKey(channel)))
        .toList();
  }

  List<Instant> slots() {
    return List.copyOf(bySlot.keySet());
  }
}
