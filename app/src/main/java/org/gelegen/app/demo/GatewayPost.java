package org.gelegen.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import org.gelegen.app.Gateways;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.app.demo.counterparts.Counterpart;
import org.gelegen.app.demo.counterparts.Counterparts;
import org.gelegen.app.demo.counterparts.Handed;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.Gateway;

/**
 * Contacts leave through the gateways, set up as an operator would, each to a counterpart on this
 * machine. What carriers tell of messages comes home by receipts, signed calls, reports in a
 * mailbox and links that are followed; everything else is taken in as usual.
 */
final class GatewayPost implements Post, AutoCloseable {
  /** What was turned away is tried again within its hour. */
  private static final Duration STEP = Duration.ofMinutes(10);

  private static final int STEPS = 6;

  private final House house;
  private final SimulatedClock clock;
  private final LocalDate date;
  private final Counterparts counterparts;
  private final Gateways gateways;
  private final Dispatcher dispatcher;

  /** What was sent already when this began: a demonstration may have been broken off. */
  private final Set<Handed> before = new HashSet<>();

  private final Map<Handed, Counterpart> carriers = new HashMap<>();
  private final List<OutcomeRecord> toTell = new ArrayList<>();
  private final Map<Counterpart, Integer> told = new HashMap<>();

  /**
   * Starts counterparts and gateways.
   *
   * @param date the business date of the night
   */
  GatewayPost(House house, SimulatedClock clock, LocalDate date, RandomGenerator jitter) {
    this.house = house;
    this.clock = clock;
    this.date = date;
    counterparts = new Counterparts(house, date);
    try {
      gateways = Gateways.open(house, counterparts.settings());
    } catch (RuntimeException e) {
      counterparts.close();
      throw e;
    }
    dispatcher = house.dispatcher(gateways.all(), gateways.links(), jitter);
  }

  /** Notes what a client's campaign sent before. */
  synchronized void begin(ClientId client) {
    states(client).stream()
        .filter(state -> state.status() == ContactStatus.SENT)
        .forEach(state -> before.add(handed(client, state)));
  }

  @Override
  public void send(ClientId client, Instant hour) {
    for (int step = 0; step < STEPS; step++) {
      dispatcher.dispatchDue(client, hour.plus(STEP.multipliedBy(step)));
    }
    synchronized (this) {
      for (Counterpart counterpart : counterparts.all()) {
        counterpart.taken().forEach(contact -> carriers.put(contact, counterpart));
      }
    }
  }

  @Override
  public synchronized boolean tells(PortfolioRecord record) {
    if (!(record instanceof OutcomeRecord outcome)) {
      return false;
    }
    Handed contact = new Handed(outcome.clientId(), outcome.contactId());
    Counterpart carrier = carriers.get(contact);
    if (carrier == null || !carrier.tells(contact, outcome.result())) {
      return false;
    }
    toTell.add(outcome);
    return true;
  }

  /** Has everything told that carriers tell, each at its own moment. */
  synchronized void bringHome() {
    toTell.sort(
        Comparator.comparing(OutcomeRecord::at)
            .thenComparing(OutcomeRecord::clientId)
            .thenComparing(OutcomeRecord::contactId)
            .thenComparing(OutcomeRecord::result));
    for (OutcomeRecord outcome : toTell) {
      Handed contact = new Handed(outcome.clientId(), outcome.contactId());
      Counterpart carrier = carriers.get(contact);
      if (carrier != null) {
        clock.moveTo(outcome.at());
        carrier.tell(contact, outcome.result());
        told.merge(carrier, 1, Integer::sum);
      }
    }
    toTell.clear();
  }

  /**
   * What went through each gateway, as lines of a table.
   *
   * @throws GelegenException when what counts as sent is not what counterparts took, once each
   */
  synchronized List<String> report(List<ClientId> clients) {
    Map<Channel, Set<Handed>> sent = new EnumMap<>(Channel.class);
    Map<Channel, Set<Handed>> refused = new EnumMap<>(Channel.class);
    Map<Channel, Set<Handed>> perhaps = new EnumMap<>(Channel.class);
    for (ClientId client : clients) {
      for (ContactState state : states(client)) {
        Handed contact = handed(client, state);
        Optional<Map<Channel, Set<Handed>>> where =
            switch (state.status()) {
              case SENT -> before.contains(contact) ? Optional.empty() : Optional.of(sent);
              case FAILED -> Optional.of(refused);
              case UNKNOWN -> Optional.of(perhaps);
              case PLANNED, SENDING, LEASED, CANCELLED, DEAD -> Optional.empty();
            };
        Channel channel = state.contact().action().channel();
        where.ifPresent(
            contacts -> contacts.computeIfAbsent(channel, _ -> new HashSet<>()).add(contact));
      }
    }
    Table table =
        new Table("", "sent", "arrived", "twice", "at the second try", "refused", "told back");
    List<String> wrong = new ArrayList<>();
    for (Counterpart counterpart : counterparts.all()) {
      Set<Channel> channels = channels(counterpart.gateway());
      Set<Handed> counted = all(sent, channels);
      Set<Handed> arrived = new HashSet<>(counterpart.taken());
      // Letters lie in their folder from before.
      arrived.removeAll(before);
      table.row(
          counterpart.what(),
          Integer.toString(counted.size()),
          Integer.toString(arrived.size()),
          Integer.toString(counterpart.repeated()),
          Integer.toString(counterpart.turnedAway()),
          Integer.toString(all(refused, channels).size()),
          Integer.toString(told.getOrDefault(counterpart, 0)));
      Set<Handed> allowed = all(perhaps, channels);
      allowed.addAll(counted);
      if (!arrived.containsAll(counted)
          || !allowed.containsAll(arrived)
          || counterpart.repeated() > 0) {
        wrong.add(counterpart.what());
      }
    }
    if (!wrong.isEmpty()) {
      throw new GelegenException(
          "what counts as sent is not what arrived at: " + String.join("; ", wrong));
    }
    return table.lines();
  }

  private Set<Channel> channels(String name) {
    return gateways.all().stream()
        .filter(gateway -> gateway.name().equals(name))
        .findFirst()
        .map(Gateway::channels)
        .orElse(Set.of());
  }

  private static Set<Handed> all(Map<Channel, Set<Handed>> contacts, Set<Channel> channels) {
    Set<Handed> all = new HashSet<>();
    channels.forEach(channel -> all.addAll(contacts.getOrDefault(channel, Set.of())));
    return all;
  }

  private List<ContactState> states(ClientId client) {
    return house
        .stores()
        .campaigns()
        .findByDate(client, date)
        .map(campaign -> house.stores().campaigns().contacts(client, campaign.campaignId()))
        .orElse(List.of());
  }

  private static Handed handed(ClientId client, ContactState state) {
    return new Handed(client, state.contact().contactId());
  }

  @Override
  public void close() {
    gateways.close();
    counterparts.close();
  }
}
