package org.gelegen.app.demo;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.gelegen.app.House;
import org.gelegen.datasets.simulator.PortfolioProfile;
import org.gelegen.datasets.simulator.Simulation;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.CampaignStore.Settlement;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.Portfolio;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.scheduler.nightly.NightlyCampaign;

/**
 * One creditor of the demonstration: its simulated world, and the real thing beside it.
 *
 * <p>Every step can be repeated: the world tells the same whenever it hears of the same contacts,
 * records are accepted once, and what is done stands in the run ledger. So a demonstration that was
 * broken off goes on where it was: the world is lived through again, and what is done already is
 * not done twice.
 */
final class DemoClient {
  private static final String HISTORY = "demo-history";
  private static final String TRAINING = "demo-training";
  private static final String DAY = "demo-day";

  /**
   * Next to nothing: one process lives a demonstration, so a step that is not completed was broken
   * off, and is taken over at once.
   */
  private static final Duration LEASE = Duration.ofMillis(1);

  private static final int JOBS_OF_A_DATE = 10;
  private static final int FIRST_HOUR = 7;

  private static final int LAST_HOUR = 20;

  private final House house;
  private final PortfolioProfile profile;
  private final Simulation simulation;
  private final Halves halves;
  private final LocalDate firstNight;
  private final ZoneId zone;
  private final Map<DebtorId, DebtorTally> tallies = new HashMap<>();
  private final Map<ContactId, DebtorId> debtorOfContact = new HashMap<>();

  DemoClient(House house, PortfolioProfile profile, Halves halves, LocalDate firstNight) {
    this.house = house;
    this.profile = profile;
    this.halves = halves;
    this.firstNight = firstNight;
    simulation = new Simulation(profile);
    zone = profile.creditor().zone();
  }

  ClientId clientId() {
    return profile.creditor().clientId();
  }

  String name() {
    return profile.creditor().name();
  }

  int debtors() {
    return profile.debtors();
  }

  /** The moment of the local clock on a date. */
  Instant moment(LocalDate date, LocalTime time) {
    return date.atTime(time).atZone(zone).toInstant();
  }

  /** Lives the year before the first night; answers how many records were taken in. */
  long liveHistory() {
    Optional<RunLedger.Run> run = start(HISTORY, firstNight);
    if (run.isEmpty()) {
      simulation.history(firstNight, _ -> {});
      return 0;
    }
    try (Feed feed = new Feed(house.intake())) {
      simulation.history(firstNight, feed);
      long accepted = feed.finish();
      complete(run.get(), accepted + " records");
      return accepted;
    }
  }

  /** Trains unless that was done on this date; answers what it said. */
  Optional<String> train(LocalDate date, Instant now, Consumer<String> say) {
    Optional<RunLedger.Run> run = start(TRAINING, date);
    if (run.isEmpty()) {
      return Optional.empty();
    }
    String summary =
        house
            .analysts()
            .trainer()
            .train(clientId(), house.stores().settings().current(clientId()), now, say::accept)
            .version()
            .name();
    complete(run.get(), summary);
    return Optional.of(summary);
  }

  /** Counts every debtor, and the cases that are open when the campaigns begin. */
  void countDebtors(Instant now) {
    for (DebtorHistory history : portfolio(now).all()) {
      DebtorTally tally = tally(history.debtorId());
      history.cases().stream()
          .filter(CaseState::isOpen)
          .forEach(open -> tally.open(open.version().caseId()));
    }
  }

  /**
   * Plans the date's campaign and sends it hour by hour; lives the day and brings home what came of
   * it, but for what the post tells.
   *
   * @return what is left to do when the post told everything: the day is done
   */
  Runnable liveDay(LocalDate date, NightlyCampaign nightly, Post post, Instant planning) {
    Optional<RunLedger.Run> run = start(DAY, date);
    if (run.isPresent()) {
      letGo(date, planning);
      nightly.run(clientId(), date, planning);
      for (int hour = FIRST_HOUR; hour <= LAST_HOUR; hour++) {
        post.send(clientId(), moment(date, LocalTime.of(hour, 0)));
      }
    }
    List<ContactRecord> contacts =
        new ArrayList<>(simulation.workflowContacts(debtor -> !halves.product(debtor)));
    try (Feed feed = new Feed(house.intake())) {
      Consumer<PortfolioRecord> sink = run.isPresent() ? feed : _ -> {};
      contacts.forEach(sink);
      contacts.addAll(sent(date));
      contacts.forEach(this::count);
      simulation.advance(
          contacts,
          record -> {
            count(record);
            if (run.isEmpty() || !post.tells(record)) {
              sink.accept(record);
            }
          });
      long accepted = feed.finish();
      return () -> run.ifPresent(held -> complete(held, accepted + " records"));
    }
  }

  /**
   * Lets go of what a demonstration held when it was broken off in the middle of a date, so that it
   * goes on as if it had not been: the planning starts at its own moment again, and what was being
   * sent goes out in its own hour. What was recorded is settled then, and not sent again.
   */
  private void letGo(LocalDate date, Instant planning) {
    for (RunLedger.Entry entry : house.stores().runs().list(clientId(), JOBS_OF_A_DATE)) {
      if (entry.job().equals(NightlyCampaign.JOB)
          && entry.businessDate().equals(date)
          && entry.completedAt().isEmpty()) {
        house
            .stores()
            .runs()
            .fail(
                new RunLedger.Run(clientId(), entry.job(), date, entry.fence()),
                planning,
                "broken off");
      }
    }
    house
        .stores()
        .campaigns()
        .findByDate(clientId(), date)
        .ifPresent(
            campaign ->
                house
                    .stores()
                    .campaigns()
                    .settle(
                        clientId(),
                        house
                            .stores()
                            .campaigns()
                            .contacts(clientId(), campaign.campaignId())
                            .stream()
                            .filter(state -> state.status() == ContactStatus.SENDING)
                            .map(DemoClient::planAgain)
                            .toList()));
  }

  private static Settlement planAgain(ContactState state) {
    return new Settlement(
        state.contact().contactId(), state.attempts(), ContactStatus.PLANNED, null, null);
  }

  /** What the campaign of a date sent, as it stands in the log. */
  private List<ContactRecord> sent(LocalDate date) {
    Optional<Campaign> campaign = house.stores().campaigns().findByDate(clientId(), date);
    if (campaign.isEmpty()) {
      return List.of();
    }
    List<ContactRecord> sent = new ArrayList<>();
    Map<ContactId, Instant> moments = new HashMap<>();
    List<ContactState> states =
        house.stores().campaigns().contacts(clientId(), campaign.get().campaignId());
    Portfolio portfolio = portfolio(moment(date.plusDays(1), LocalTime.MIDNIGHT));
    for (ContactState state : states) {
      if (state.status() == ContactStatus.SENT) {
        portfolio.find(state.contact().debtorId()).ifPresent(history -> remember(history, moments));
        Instant at = moments.get(state.contact().contactId());
        if (at == null) {
          throw new GelegenException(
              "contact " + state.contact().contactId() + " was sent but is not in the log");
        }
        sent.add(contactRecord(state, at));
      }
    }
    return sent;
  }

  private static void remember(DebtorHistory history, Map<ContactId, Instant> moments) {
    for (Attempt attempt : history.attempts()) {
      moments.put(attempt.contactId(), attempt.at());
    }
  }

  private ContactRecord contactRecord(ContactState state, Instant at) {
    return new ContactRecord(
        clientId(),
        state.contact().contactId(),
        state.contact().debtorId(),
        state.contact().caseId(),
        state.contact().action().channel(),
        at,
        Direction.OUTBOUND,
        state.contact().template(),
        Tone.FRIENDLY,
        state.contact().cost(),
        state.contact().propensity());
  }

  private void count(PortfolioRecord record) {
    switch (record) {
      case ContactRecord contact -> {
        debtorOfContact.put(contact.contactId(), contact.debtorId());
        tally(contact.debtorId()).add(contact);
      }
      case OutcomeRecord outcome -> {
        DebtorId debtor = debtorOfContact.get(outcome.contactId());
        if (debtor != null) {
          tally(debtor).add(outcome);
        }
      }
      case DebtorRecord version -> tally(version.debtorId());
      case CaseRecord version -> tally(version.debtorId()).add(version);
      case PaymentRecord payment -> tally(payment.debtorId()).add(payment);
      default -> {
        // Nothing else is counted.
      }
    }
  }

  private DebtorTally tally(DebtorId debtor) {
    return tallies.computeIfAbsent(debtor, _ -> new DebtorTally());
  }

  /** Both halves as they stand. */
  HalfComparison comparison() {
    HalfComparison comparison = new HalfComparison();
    tallies.entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            entry -> {
              if (halves.product(entry.getKey())) {
                comparison.addProduct(entry.getValue());
              } else {
                comparison.addWorkflow(entry.getValue());
              }
            });
    return comparison;
  }

  /** A debtor for whom something can be recommended. */
  Optional<DebtorId> debtorWithOpenCase(Instant now) {
    return portfolio(now).all().stream()
        .filter(history -> history.actionableCase().isPresent() && history.holds().isEmpty())
        .map(DebtorHistory::debtorId)
        .min(DebtorId::compareTo);
  }

  private Portfolio portfolio(Instant now) {
    Desk desk =
        house
            .desks()
            .find(clientId())
            .orElseThrow(() -> new GelegenException(clientId() + " is not in the log"));
    desk.portfolio().refresh(now);
    return desk.portfolio();
  }

  /** What is done once on a date: its own words, or those of when it was done. */
  String once(String job, LocalDate date, Supplier<String> work) {
    Optional<RunLedger.Run> run = start(job, date);
    if (run.isPresent()) {
      String words = work.get();
      complete(run.get(), words);
      return words;
    }
    return house.stores().runs().list(clientId(), Integer.MAX_VALUE).stream()
        .filter(entry -> entry.job().equals(job) && entry.businessDate().equals(date))
        .map(RunLedger.Entry::message)
        .findFirst()
        .orElseThrow();
  }

  private Optional<RunLedger.Run> start(String job, LocalDate date) {
    // Leases run on the machine's time: the simulated clock stands still while a step is at work.
    return house
        .stores()
        .runs()
        .tryStart(clientId(), job, date, house.machineClock().instant(), LEASE);
  }

  private void complete(RunLedger.Run run, String summary) {
    house.stores().runs().complete(run, house.machineClock().instant(), summary);
  }
}
