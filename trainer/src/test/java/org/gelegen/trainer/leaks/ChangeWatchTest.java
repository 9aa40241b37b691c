package org.gelegen.trainer.leaks;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.function.IntToDoubleFunction;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

class ChangeWatchTest {
  private static final ClientId CLIENT = new ClientId("c");
  private static final Instant START = Instant.parse("2025-01-06T09:00:00Z");
  private static final Duration WINDOW = Duration.ofDays(14);

  private static Instant day(double day) {
    return START.plus(Duration.ofMinutes(Math.round(day * 24 * 60)));
  }

  private static DebtorRecord version(DebtorId debtor, double day, String standing) {
    return new DebtorRecord(
        CLIENT,
        debtor,
        day(day),
        DebtorKind.CONSUMER,
        "nl",
        ZoneOffset.UTC,
        null,
        null,
        Map.of(Channel.PHONE, new Address(null, null)),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        new TreeMap<>(Map.of("standing", new AttributeValue.Text(standing))));
  }

  /**
   * Debtors who are called twice, thirty days apart, promise after one of the calls, and get
   * another standing on a day that {@code whenChanged} chooses by the call that was answered.
   */
  private static List<Suspicion> suspicions(IntToDoubleFunction whenChanged) {
    ChangeWatch watch = new ChangeWatch(day(100), WINDOW);
    SplittableRandom random = new SplittableRandom(1);
    for (int i = 0; i < 60; i++) {
      DebtorId debtor = new DebtorId("d-" + i);
      int answered = random.nextInt(2);
      List<PortfolioRecord> records = new ArrayList<>();
      records.add(version(debtor, 0, "open"));
      records.add(version(debtor, whenChanged.applyAsDouble(answered), "settled"));
      for (int call = 0; call < 2; call++) {
        ContactId id = new ContactId("k-" + i + "-" + call);
        records.add(
            new ContactRecord(
                CLIENT,
                id,
                debtor,
                null,
                Channel.PHONE,
                day(10 + 30 * call),
                Direction.OUTBOUND,
                null,
                null,
                null,
                null));
        if (call == answered) {
          records.add(
              new OutcomeRecord(CLIENT, id, day(10.1 + 30 * call), OutcomeResult.PROMISE, null));
        }
      }
      watch.see(records);
    }
    return watch.suspicions();
  }

  @Test
  void an_attribute_that_changes_after_the_answer_is_named_with_how_often() {
    assertThat(suspicions(answered -> 12 + 30 * answered))
        .containsExactly(
            new Suspicion(
                "debtor.standing",
                "changes after 100 % of contacts that were answered for and 0 % of the others: is"
                    + " it always given as it was before the contact?"));
  }

  @Test
  void an_attribute_that_changes_at_any_time_is_not() {
    SplittableRandom random = new SplittableRandom(2);
    assertThat(suspicions(_ -> 1 + random.nextInt(60))).isEmpty();
  }

  @Test
  void an_attribute_that_changes_before_the_contact_or_after_its_window_is_not() {
    assertThat(suspicions(answered -> 9.9 + 30 * answered)).isEmpty();
    assertThat(suspicions(answered -> 24.1 + 30 * answered)).isEmpty();
  }
}
