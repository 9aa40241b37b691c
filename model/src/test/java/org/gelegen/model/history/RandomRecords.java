package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.gelegen.model.portfolio.Address;
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
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.LocalWindow;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;

/** Records of one made-up debtor, of every kind and in every state, from a seed. */
public final class RandomRecords {
  public static final ClientId CLIENT = new ClientId("any-client");
  public static final DebtorId DEBTOR = new DebtorId("d-1");
  public static final ZoneId ZONE = ZoneId.of("Europe/Amsterdam");
  public static final Instant START = Instant.parse("2025-01-01T00:00:00Z");
  private static final int DAYS = 420;

  private final Random random;
  private final List<PortfolioRecord> records = new ArrayList<>();

  private RandomRecords(long seed) {
    random = new Random(seed);
  }

  /** About {@code contacts} contacts with all that goes with them over some 420 days, shuffled. */
  public static List<PortfolioRecord> shuffled(long seed, int contacts) {
    RandomRecords made = new RandomRecords(seed);
    made.make(contacts);
    Collections.shuffle(made.records, made.random);
    return List.copyOf(made.records);
  }

  private void make(int contacts) {
    for (int i = 0; i < 3; i++) {
      records.add(debtor(moment()));
    }
    for (int i = 0; i < 3; i++) {
      for (int version = 0; version < 3; version++) {
        records.add(debtCase(new CaseId("c-" + i)));
      }
    }
    for (int i = 0; i < contacts; i++) {
      ContactRecord contact = contact(i);
      records.add(contact);
      for (int outcome = random.nextInt(4); outcome > 0; outcome--) {
        records.add(outcome(contact));
      }
    }
    for (int i = 0; i < contacts / 3; i++) {
      records.add(payment(i));
    }
    for (int i = 0; i < 3; i++) {
      records.add(hold(i));
    }
  }

  private Instant moment() {
    return START.plusSeconds(random.nextInt(DAYS * 86_400));
  }

  private CaseId anyCase() {
    return new CaseId("c-" + random.nextInt(3));
  }

  private <E extends Enum<E>> E any(Class<E> type) {
    E[] values = type.getEnumConstants();
    return values[random.nextInt(values.length)];
  }

  private DebtorRecord debtor(Instant at) {
    Map<Channel, Address> channels = new EnumMap<>(Channel.class);
    for (Channel channel : Channel.values()) {
      if (random.nextInt(3) > 0) {
        Boolean consent = random.nextInt(3) == 0 ? null : Boolean.valueOf(random.nextInt(4) > 0);
        channels.put(channel, new Address("address of " + channel.wireName(), consent));
      }
    }
    Set<Need> needs = EnumSet.noneOf(Need.class);
    if (random.nextInt(4) == 0) {
      needs.add(any(Need.class));
    }
    return new DebtorRecord(
        CLIENT,
        DEBTOR,
        at,
        any(DebtorKind.class),
        random.nextBoolean() ? "nl" : "en",
        random.nextInt(4) == 0 ? null : ZONE,
        random.nextInt(4) == 0 ? null : 1940 + random.nextInt(60),
        random.nextInt(4) == 0 ? null : Integer.toString(1000 + random.nextInt(9000)),
        channels,
        random.nextInt(5) == 0 ? any(Channel.class) : null,
        needs,
        random.nextInt(10) == 0,
        random.nextInt(3) == 0 ? 1 + random.nextInt(31) : null,
        random.nextInt(5) == 0
            ? List.of(
                new LocalWindow(Set.of(DayOfWeek.MONDAY), LocalTime.of(9, 0), LocalTime.of(17, 0)))
            : List.of(),
        attributes());
  }

  private SortedMap<String, AttributeValue> attributes() {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("tenure", new AttributeValue.Number(random.nextInt(100)));
    attributes.put("meter", new AttributeValue.Flag(random.nextBoolean()));
    attributes.put("tariff", new AttributeValue.Text("t" + random.nextInt(3)));
    return attributes;
  }

  private CaseRecord debtCase(CaseId caseId) {
    Instant at = moment();
    return new CaseRecord(
        CLIENT,
        caseId,
        DEBTOR,
        at,
        random.nextInt(5) == 0 ? null : LocalDate.of(2025, 1 + random.nextInt(12), 15),
        BigDecimal.valueOf(random.nextInt(50_000), 2),
        any(Stage.class),
        random.nextInt(3) == 0 ? any(CaseStatus.class) : CaseStatus.OPEN,
        any(Certainty.class),
        any(Certainty.class),
        attributes());
  }

  private ContactRecord contact(int number) {
    return new ContactRecord(
        CLIENT,
        new ContactId("k-" + number),
        DEBTOR,
        random.nextInt(8) == 0 ? null : anyCase(),
        any(Channel.class),
        moment(),
        random.nextInt(8) == 0 ? Direction.INBOUND : Direction.OUTBOUND,
        number % 3 == 0 ? null : "text-" + number % 5,
        random.nextBoolean() ? Tone.FRIENDLY : null,
        BigDecimal.valueOf(random.nextInt(500), 2),
        random.nextBoolean() ? 0.5 : null);
  }

  private OutcomeRecord outcome(ContactRecord contact) {
    OutcomeResult result = any(OutcomeResult.class);
    Instant at = contact.at().plus(Duration.ofMinutes(random.nextInt(12 * 24 * 60)));
    return new OutcomeRecord(
        CLIENT,
        contact.contactId(),
        at,
        result,
        result == OutcomeResult.CALLBACK_REQUEST ? at.plus(Duration.ofHours(20)) : null,
        contact.channel());
  }

  private PaymentRecord payment(int number) {
    int cents = 1 + random.nextInt(20_000);
    return new PaymentRecord(
        CLIENT,
        new PaymentId("p-" + number),
        DEBTOR,
        random.nextInt(4) == 0 ? null : anyCase(),
        moment(),
        BigDecimal.valueOf(random.nextInt(10) == 0 ? -cents : cents, 2));
  }

  private HoldRecord hold(int number) {
    Instant at = moment();
    return new HoldRecord(
        CLIENT,
        new HoldId("h-" + number % 2),
        DEBTOR,
        random.nextBoolean() ? anyCase() : null,
        at,
        any(HoldKind.class),
        at,
        random.nextBoolean() ? at.plus(Duration.ofDays(10)) : null);
  }
}
