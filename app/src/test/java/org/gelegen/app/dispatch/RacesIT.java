package org.gelegen.app.dispatch;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.campaign.Campaign;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.PlannedContact;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scheduler.dispatch.DispatchResult;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Many dispatchers at the same contacts while objections come in, and at debtors who may be
 * contacted once. {@code -Dgelegen.optOuts=10000 -Dgelegen.capAttempts=1000000} for the whole
 * figure.
 */
class RacesIT {
  private static final int OPT_OUTS = Integer.getInteger("gelegen.optOuts", 600);
  private static final int CAP_ATTEMPTS = Integer.getInteger("gelegen.capAttempts", 8_000);
  private static final long SEED = Long.getLong("gelegen.seed", 20_261_127);

  /** Each dispatcher has three workers: a hundred and two. */
  private static final int DISPATCHERS = 34;

  private static final int CONTACTS_EACH = 8;
  private static final int CAP_DISPATCHERS = 22;

  @TempDir private Path folder;

  private House house;
  private final Map<DebtorId, List<Long>> handedOver = new ConcurrentHashMap<>();

  @BeforeEach
  void open() {
    house =
        House.open(
            new SettingsSources().flag("data.dir", folder).build(),
            Ran.surroundings(DueContacts.NINE));
  }

  @AfterEach
  void close() {
    house.close();
  }

  @Test
  void after_an_objection_is_acknowledged_nothing_goes_out() throws Exception {
    int contacts = 10 * OPT_OUTS;
    DueContacts.load(house, contacts);
    accept(IntStream.range(0, contacts).mapToObj(RacesIT::earlier).toList());
    List<Integer> debtors = new ArrayList<>(IntStream.range(0, contacts).boxed().toList());
    Collections.shuffle(debtors, new Random(SEED));
    Map<DebtorId, Long> acknowledged = new ConcurrentHashMap<>();
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      List<Future<?>> all = new ArrayList<>(dispatch(threads, DISPATCHERS));
      AtomicInteger next = new AtomicInteger();
      for (int objector = 0; objector < 8; objector++) {
        all.add(
            threads.submit(
                () -> {
                  for (int i = next.getAndIncrement(); i < OPT_OUTS; i = next.getAndIncrement()) {
                    int debtor = debtors.get(i);
                    accept(List.of(optOut(debtor)));
                    acknowledged.put(DueContacts.debtor(debtor), System.nanoTime());
                  }
                  return null;
                }));
      }
      for (Future<?> one : all) {
        one.get();
      }
    }
    int before = 0;
    int after = 0;
    for (Map.Entry<DebtorId, Long> ack : acknowledged.entrySet()) {
      for (long moment : handedOver.getOrDefault(ack.getKey(), List.of())) {
        if (moment < ack.getValue()) {
          before++;
        } else {
          after++;
        }
      }
    }
    System.out.printf(
        "objections: %d acknowledged while %d workers sent %d contacts, seed %d: %d of those who"
            + " objected had a contact before, %d after%n",
        acknowledged.size(), 3 * DISPATCHERS, handedOver.size(), SEED, before, after);
    assertThat(acknowledged).hasSize(OPT_OUTS);
    assertThat(after).as("contacts after an acknowledged objection").isZero();
    // There was a race: neither side was always first.
    assertThat(before).isPositive();
    assertThat(handedOver).hasSizeLessThan(contacts);
  }

  @Test
  void of_many_contacts_at_the_same_moment_a_cap_lets_as_many_through_as_it_says()
      throws Exception {
    int debtors = CAP_ATTEMPTS / CONTACTS_EACH;
    DueContacts.load(house, debtors);
    List<PlannedContact> first =
        house.stores().campaigns().contacts(DueContacts.CLIENT, DueContacts.CAMPAIGN).stream()
            .map(ContactState::contact)
            .toList();
    for (int again = 1; again < CONTACTS_EACH; again++) {
      commitAgain(first, again);
    }
    try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
      for (Future<?> one : dispatch(threads, CAP_DISPATCHERS)) {
        one.get();
      }
    }
    long over = handedOver.values().stream().filter(moments -> moments.size() > 1).count();
    System.out.printf(
        "caps: %d contacts of %d debtors due at once, %d workers: %d debtors contacted, %d over the"
            + " cap of one a day%n",
        debtors * CONTACTS_EACH, debtors, 3 * CAP_DISPATCHERS, handedOver.size(), over);
    assertThat(over).as("debtors contacted more than once").isZero();
    assertThat(handedOver).as("debtors contacted").hasSize(debtors);
  }

  private List<Future<?>> dispatch(ExecutorService threads, int dispatchers) {
    List<Future<?>> all = new ArrayList<>();
    for (int number = 0; number < dispatchers; number++) {
      Dispatcher dispatcher = house.dispatcher(List.of(new Recording()), new Random(SEED + number));
      all.add(
          threads.submit(
              () -> {
                DispatchResult result;
                do {
                  result = dispatcher.dispatchDue(DueContacts.CLIENT, DueContacts.NINE);
                } while (result.more());
                return null;
              }));
    }
    return all;
  }

  private void accept(List<? extends PortfolioRecord> records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    assertThat(house.intake().accept(batch).rejected()).isEmpty();
  }

  private static ContactRecord earlier(int debtor) {
    return new ContactRecord(
        DueContacts.CLIENT,
        new ContactId("earlier-" + debtor),
        DueContacts.debtor(debtor),
        null,
        Channel.EMAIL,
        DueContacts.NINE.minus(Duration.ofDays(20)),
        Direction.OUTBOUND,
        null,
        null,
        null,
        null);
  }

  private static OutcomeRecord optOut(int debtor) {
    Instant at = DueContacts.NINE.minusSeconds(1);
    return new OutcomeRecord(
        DueContacts.CLIENT, new ContactId("earlier-" + debtor), at, OutcomeResult.OPT_OUT, null);
  }

  private void commitAgain(List<PlannedContact> contacts, int again) {
    LocalDate date = LocalDate.ofInstant(DueContacts.NINE, ZoneOffset.UTC);
    Campaign campaign =
        new Campaign(
            DueContacts.CLIENT,
            "again-" + again,
            date.plusDays(again),
            DueContacts.NINE.minusSeconds(4 * 3600),
            "made up",
            BigDecimal.ONE,
            BigDecimal.ONE,
            new TreeMap<>());
    List<PlannedContact> others =
        contacts.stream()
            .map(
                one ->
                    new PlannedContact(
                        new ContactId(one.contactId().value() + "-" + again),
                        one.debtorId(),
                        one.caseId(),
                        one.decisionId(),
                        one.action(),
                        null,
                        null,
                        one.reach(),
                        one.response(),
                        one.harm(),
                        one.expectedValue(),
                        one.cost(),
                        1))
            .toList();
    house.stores().campaigns().commit(campaign, others, Long.MAX_VALUE);
  }

  /** Takes a little while for each message, and remembers when it was handed over. */
  private final class Recording implements Gateway {
    @Override
    public String name() {
      return "recording";
    }

    @Override
    public Set<Channel> channels() {
      return Set.of(Channel.EMAIL);
    }

    @Override
    public boolean idempotent() {
      return true;
    }

    @Override
    public int concurrency() {
      return 4;
    }

    @Override
    public Delivery send(OutgoingMessage message) {
      handedOver
          .computeIfAbsent(message.debtorId(), _ -> Collections.synchronizedList(new ArrayList<>()))
          .add(System.nanoTime());
      try {
        Thread.sleep(ThreadLocalRandom.current().nextInt(60));
      } catch (InterruptedException e) {
        Thread.currentThread().interrupt();
      }
      return new Delivery.Accepted();
    }
  }
}
