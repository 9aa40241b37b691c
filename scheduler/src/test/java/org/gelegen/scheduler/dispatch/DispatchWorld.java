package org.gelegen.scheduler.dispatch;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.campaign.InMemoryStops;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.texts.MessageWriter;
import org.gelegen.scheduler.texts.Texts;
import org.jspecify.annotations.Nullable;

/** A campaign of e-mails from nine to ten, and a gateway that does as it is told. */
final class DispatchWorld {
  static final Instant NINE = Instant.parse("2026-03-02T08:00:00Z");
  static final Instant TEN = NINE.plusSeconds(3600);
  static final DispatchSettings PACE =
      new DispatchSettings(
          100,
          1,
          Duration.ofMinutes(2),
          3,
          Duration.ofSeconds(30),
          Duration.ofMinutes(5),
          Duration.ofMinutes(10),
          Duration.ofMinutes(1));

  final TestPortfolio portfolio;
  final InMemoryCampaignStore campaigns;
  final InMemoryStops stops = new InMemoryStops();
  final InMemorySettingsStore settings = new InMemorySettingsStore();
  final FakeGateway gateway;

  /** A world in which records leave planned contacts alone, so that the rules alone decide. */
  DispatchWorld(int debtors, boolean idempotent) {
    this(debtors, idempotent, new TestPortfolio(debtors), new InMemoryCampaignStore());
  }

  private DispatchWorld(
      int debtors, boolean idempotent, TestPortfolio portfolio, InMemoryCampaignStore campaigns) {
    this.portfolio = portfolio;
    this.campaigns = campaigns;
    gateway = new FakeGateway(idempotent);
    List<PlannedContact> contacts = new ArrayList<>();
    for (int i = 0; i < debtors; i++) {
      contacts.add(contact("k-" + i, i, NINE));
    }
    commit("2026-03-02", contacts);
  }

  /** A world of one debtor in which records take planned contacts back. */
  static DispatchWorld takingBack() {
    TestPortfolio portfolio = new TestPortfolio(1);
    return new DispatchWorld(1, true, portfolio, new InMemoryCampaignStore(portfolio.log));
  }

  void commit(String date, List<PlannedContact> contacts) {
    campaigns.commit(
        new Campaign(
            TestPortfolio.CLIENT,
            date,
            LocalDate.parse(date),
            NINE.minusSeconds(9000),
            "noorderlicht-1",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>()),
        contacts,
        0);
  }

  static PlannedContact contact(String id, int debtor, Instant start) {
    return contact(id, debtor, start, null, null);
  }

  static PlannedContact contact(
      String id, int debtor, Instant start, @Nullable String template, @Nullable Tone tone) {
    return new PlannedContact(
        new ContactId(id),
        TestPortfolio.debtor(debtor),
        TestPortfolio.caseOf(debtor),
        DecisionId.next(NINE, new Random(id.hashCode())),
        new Action(Channel.EMAIL, new Slot(start, start.plusSeconds(3600))),
        template,
        tone,
        0.6,
        0.3,
        0.002,
        new BigDecimal("9.14"),
        new BigDecimal("0.02"),
        0.95);
  }

  Dispatcher dispatcher() {
    return dispatcher(campaigns, portfolio.log);
  }

  Dispatcher dispatcher(CampaignStore store, RecordIntake intake) {
    return dispatcher(store, intake, MessageWriter.PaymentLinks.DIRECT);
  }

  Dispatcher dispatcher(MessageWriter.PaymentLinks links) {
    return dispatcher(campaigns, portfolio.log, links);
  }

  private Dispatcher dispatcher(
      CampaignStore store, RecordIntake intake, MessageWriter.PaymentLinks links) {
    return new Dispatcher(
        new DispatchPorts(store, stops, intake, portfolio.desks(settings, 1)),
        new MessageWriter(new Texts(), links),
        List.of(gateway),
        PACE,
        new Random(7));
  }

  ContactState state(String contact) {
    return campaigns.contacts(TestPortfolio.CLIENT, "2026-03-02").stream()
        .filter(state -> state.contact().contactId().value().equals(contact))
        .findFirst()
        .orElseThrow();
  }

  ContactStatus status(String contact) {
    return state(contact).status();
  }

  /** Answers what it is told to, in turn, and then that it takes everything. */
  static final class FakeGateway implements Gateway {
    final List<OutgoingMessage> calls = new ArrayList<>();
    final Set<ContactId> effects = new LinkedHashSet<>();
    final List<Delivery> answers = new ArrayList<>();
    Runnable beforeEffect = () -> {};
    Runnable afterEffect = () -> {};
    private final boolean idempotent;

    FakeGateway(boolean idempotent) {
      this.idempotent = idempotent;
    }

    @Override
    public String name() {
      return "fake";
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean idempotent() {
      return idempotent;
    }

    @Override
    public int concurrency() {
      return 1;
    }

    @Override
    public synchronized Delivery send(OutgoingMessage message) {
      calls.add(message);
      beforeEffect.run();
      Delivery answer = answers.isEmpty() ? new Delivery.Accepted() : answers.removeFirst();
      if (answer instanceof Delivery.Accepted || answer instanceof Delivery.Unknown) {
        effects.add(message.contactId());
      }
      afterEffect.run();
      return answer;
    }
  }
}
