package org.gelegen.model.campaign;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.slots.Slot;

/** Contacts that were put there, apart from any campaign. */
public final class InMemoryStuckContacts implements StuckContacts {
  private final Map<ClientId, Map<ContactId, ContactState>> states = new HashMap<>();

  public synchronized void put(ClientId client, ContactState state) {
    states.computeIfAbsent(client, _ -> new HashMap<>()).put(state.contact().contactId(), state);
  }

  @Override
  public synchronized List<ContactState> list(
      ClientId client, Set<ContactStatus> statuses, int limit) {
    return states.getOrDefault(client, Map.of()).values().stream()
        .filter(state -> statuses.contains(state.status()))
        .limit(limit)
        .toList();
  }

  @Override
  public synchronized Optional<ContactState> find(ClientId client, ContactId contact) {
    return Optional.ofNullable(states.getOrDefault(client, Map.of()).get(contact));
  }

  @Override
  public synchronized boolean planAgain(
      ClientId client, ContactId contact, Slot slot, Instant at, String by) {
    return change(client, contact, Move.DROPPED.from(), ContactStatus.PLANNED, slot);
  }

  @Override
  public synchronized boolean move(
      ClientId client, ContactId contact, Move move, Instant at, String by) {
    Slot slot = find(client, contact).orElseThrow().contact().action().slot();
    return change(client, contact, move.from(), move.to(), slot);
  }

  private boolean change(
      ClientId client, ContactId contact, Set<ContactStatus> from, ContactStatus to, Slot slot) {
    ContactState state = find(client, contact).orElseThrow();
    if (!from.contains(state.status())) {
      return false;
    }
    put(client, new ContactState(state.contact().in(slot), to, state.attempts(), null));
    return true;
  }
}
