package org.gelegen.trainer;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.Consumer;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;

/**
 * Made-up debtors whose behaviour is known: calls reach in the evening, e-mails in the morning, who
 * has a good tariff answers more often. The same seed gives the same records.
 */
final class MadeUpPortfolio implements RecordLog {
  static final ClientId CLIENT = new ClientId("made-up");
  static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
  private static final Channel[] CHANNELS = {
    Channel.PHONE, Channel.EMAIL, Channel.SMS, Channel.LETTER
  };

  private final long seed;
  private final int debtors;
  private final int contacts;
  private final int days;

  /** Debtors with so many contacts each, spread evenly over so many days. */
  MadeUpPortfolio(long seed, int debtors, int contacts, int days) {
    this.seed = seed;
    this.debtors = debtors;
    this.contacts = contacts;
    this.days = days;
  }

  /** The same without anything that happened after {@code moment}. */
  RecordLog until(Instant moment) {
    return new Cut(moment);
  }

  /** The moment after the last contact and all that came of it. */
  Instant end() {
    return START.plus(Duration.ofDays(days + 20L));
  }

  @Override
  public List<ClientId> clients() {
    return List.of(CLIENT);
  }

  @Override
  public Optional<ClientRecord> findClient(ClientId client) {
    return client.equals(CLIENT)
        ? Optional.of(
            new ClientRecord(
                CLIENT, START, "Made up", ZONE, "NL", Currency.getInstance("EUR"), null))
        : Optional.empty();
  }

  @Override
  public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
    return new Life(Integer.parseInt(debtor.value().substring(1))).records;
  }

  @Override
  public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
    return List.of();
  }

  @Override
  public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
    for (int i = 0; i < debtors; i++) {
      visitor.accept(new DebtorRecords(debtor(i), new Life(i).records));
    }
    return 0;
  }

  @Override
  public Tail tail(ClientId client, long position, int limit) {
    return new Tail(List.of(), List.of(), position);
  }

  private final class Cut implements RecordLog {
    private final Instant moment;

    Cut(Instant moment) {
      this.moment = moment;
    }

    @Override
    public List<ClientId> clients() {
      return MadeUpPortfolio.this.clients();
    }

    @Override
    public Optional<ClientRecord> findClient(ClientId client) {
      return MadeUpPortfolio.this.findClient(client);
    }

    @Override
    public List<PortfolioRecord> findByDebtor(ClientId client, DebtorId debtor) {
      return known(MadeUpPortfolio.this.findByDebtor(client, debtor));
    }

    @Override
    public List<OutcomeRecord> findWaiting(ClientId client, Set<ContactId> contacts) {
      return List.of();
    }

    @Override
    public long forEachDebtor(ClientId client, Consumer<DebtorRecords> visitor) {
      return MadeUpPortfolio.this.forEachDebtor(
          client,
          debtor -> visitor.accept(new DebtorRecords(debtor.debtorId(), known(debtor.records()))));
    }

    private List<PortfolioRecord> known(List<PortfolioRecord> records) {
      return records.stream().filter(record -> !record.at().isAfter(moment)).toList();
    }

    @Override
    public Tail tail(ClientId client, long position, int limit) {
      return MadeUpPortfolio.this.tail(client, position, limit);
    }
  }

  private static DebtorId debtor(int number) {
    return new DebtorId("d%07d".formatted(number));
  }

  private final class Life {
    private final List<PortfolioRecord> records = new ArrayList<>();
    private final SplittableRandom random;
    private final DebtorId debtor;
    private final CaseId caseId;
    private final boolean good;
    private final double liveliness;
    private int payments;

    Life(int number) {
      random = new SplittableRandom(seed * 1_000_003 + number);
      debtor = debtor(number);
      caseId = new CaseId("c" + number);
      good = random.nextInt(3) == 0;
      liveliness = random.nextGaussian() * 0.8;
      records.add(person());
      openCase(START, 40 + random.nextInt(400));
      for (int i = 0; i < contacts; i++) {
        live(number, i);
      }
    }

    private DebtorRecord person() {
      TreeMap<String, AttributeValue> attributes = new TreeMap<>();
      attributes.put("tariff", new AttributeValue.Text(good ? "fixed" : "variable"));
      if (random.nextInt(4) > 0) {
        attributes.put("tenure", new AttributeValue.Number(random.nextInt(120)));
      }
      return new DebtorRecord(
          CLIENT,
          debtor,
          START,
          DebtorKind.CONSUMER,
          "nl",
          ZONE,
          1940 + random.nextInt(60),
          "35" + random.nextInt(10, 99),
          Map.of(),
          null,
          Set.of(),
          false,
          null,
          List.of(),
          attributes);
    }

    private void openCase(Instant at, int euros) {
      records.add(
          new CaseRecord(
              CLIENT,
              caseId,
              debtor,
              at,
              LocalDate.of(2025, 1, 15),
              BigDecimal.valueOf(euros),
              Stage.REMINDER,
              CaseStatus.OPEN,
              Certainty.UNKNOWN,
              Certainty.UNKNOWN,
              new TreeMap<>()));
    }

    private void live(int number, int i) {
      long day = (long) i * days / contacts + random.nextInt(Math.max(1, days / contacts));
      int hour = 8 + random.nextInt(12);
      Instant at =
          START
              .plus(Duration.ofDays(day))
              .plus(Duration.ofMinutes(hour * 60L + random.nextInt(60)));
      if (random.nextDouble() < 0.15) {
        pay(START.plus(Duration.ofDays(random.nextInt(days))));
      }
      Channel channel = CHANNELS[random.nextInt(CHANNELS.length)];
      ContactId id = new ContactId("k" + number + "-" + i);
      records.add(
          new ContactRecord(
              CLIENT, id, debtor, caseId, channel, at, Direction.OUTBOUND, null, null, null, null));
      boolean reached = random.nextDouble() < reach(channel, at.atZone(ZONE).getHour());
      if (reached && channel != Channel.LETTER) {
        outcome(id, at, 30, OutcomeResult.RIGHT_PARTY);
      } else if (!reached && channel == Channel.LETTER) {
        outcome(id, at, 4 * 1440, OutcomeResult.BOUNCED);
      }
      if (reached && random.nextDouble() < (good ? 0.45 : 0.15)) {
        pay(at.plus(Duration.ofMinutes(60 + random.nextInt(2 * 1440))));
      }
      if (random.nextDouble() < (channel == Channel.PHONE ? 0.02 : 0.005)) {
        outcome(id, at, 100, OutcomeResult.COMPLAINT);
      }
    }

    private void outcome(ContactId id, Instant at, int minutes, OutcomeResult result) {
      records.add(
          new OutcomeRecord(CLIENT, id, at.plus(Duration.ofMinutes(minutes)), result, null));
    }

    private void pay(Instant at) {
      records.add(
          new PaymentRecord(
              CLIENT,
              new PaymentId(debtor.value() + "-" + payments++),
              debtor,
              caseId,
              at,
              new BigDecimal("10.00")));
      openCase(at.plusSeconds(1), 40 + random.nextInt(400));
    }

    private double reach(Channel channel, int hour) {
      double logOdds =
          switch (channel) {
            case PHONE -> hour >= 17 ? 0.6 : -1.2;
            case EMAIL -> hour < 12 ? 0.2 : -0.8;
            case LETTER -> 3;
            default -> -0.9;
          };
      return 1 / (1 + Math.exp(-logOdds - liveliness));
    }
  }
}
