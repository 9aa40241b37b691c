package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.model.rules.HandMadeBooks.header;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Direction;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Many contacts of both directions: what is forgotten of them makes no cap laxer. */
class CapLawsTest {
  private static final Instant START = Instant.parse("2026-11-01T06:00:00Z");
  private static final int MINUTES = 40 * 24 * 60;

  static LongStream seeds() {
    return LongStream.range(0, 60);
  }

  private record Contact(Instant at, Channel channel, Direction direction) {}

  @ParameterizedTest
  @MethodSource("seeds")
  void a_cap_permits_nothing_that_all_contacts_together_forbid_and_counts_what_it_can_exactly(
      long seed) {
    Random random = new Random(seed);
    List<Contact> contacts = contacts(random);
    DebtorStory story = new DebtorStory();
    contacts.forEach(c -> story.contact(c.channel(), c.at().toString(), c.direction()));
    Standing standing = story.standing();
    boolean all = standing.history().contactForgottenAt().isEmpty();
    if (contacts.stream().filter(CapLawsTest::outbound).count()
        <= DebtorHistory.REMEMBERED_CONTACTS) {
      assertThat(all).as("seed %d: nothing that was made is forgotten", seed).isTrue();
    }
    Set<Channel> capped = random.nextBoolean() ? Set.of() : Set.of(Channel.PHONE);
    int most = 1 + random.nextInt(random.nextBoolean() ? 5 : DebtorHistory.REMEMBERED_CONTACTS);
    int days = 1 + random.nextInt(30);
    RuleBook rolling =
        HandMadeBooks.of(new RollingCap(header("cap"), capped, most, Duration.ofDays(days)));
    RuleBook inARow =
        HandMadeBooks.of(
            new ConsecutiveDaysCap(header("cap"), capped, most, days, CountedPer.DEBTOR));
    RuleBook daily = HandMadeBooks.of(new DailyCap(header("cap"), capped, most));
    RuleBook after =
        HandMadeBooks.of(new AfterConversation(header("cap"), Set.of(), days, CountedPer.DEBTOR));
    boolean allCalls = standing.history().callForgottenAt().isEmpty();
    Instant last = contacts.getLast().at();
    List<Contact> made =
        contacts.stream()
            .filter(c -> outbound(c) && (capped.isEmpty() || capped.contains(c.channel())))
            .toList();
    for (int i = 0; i < 40; i++) {
      Instant at = last.plusSeconds(1 + random.nextInt(40 * 86_400));
      String where = "seed %d at %s, %d in %d days".formatted(seed, at, most, days);
      LocalDate date = local(at);
      agree(
          rolling,
          standing,
          at,
          made.stream().filter(c -> c.at().isAfter(at.minus(Duration.ofDays(days)))).count() < most,
          all,
          where);
      agree(
          inARow,
          standing,
          at,
          made.stream().filter(c -> local(c.at()).isAfter(date.minusDays(days))).count() < most,
          all,
          where);
      agree(
          daily,
          standing,
          at,
          made.stream().filter(c -> local(c.at()).equals(date)).count() < most,
          all,
          where);
      agree(
          after,
          standing,
          at,
          contacts.stream()
              .noneMatch(
                  c ->
                      !outbound(c)
                          && c.channel().isVoice()
                          && local(c.at()).isAfter(date.minusDays(days))),
          allCalls,
          where);
    }
  }

  /** A permit is a permit of all contacts together, and where all are known also the reverse. */
  private static void agree(
      RuleBook book, Standing standing, Instant at, boolean open, boolean exact, String where) {
    boolean permitted = book.judge(standing, Channel.PHONE, at) instanceof Verdict.Allowed;
    if (exact) {
      assertThat(permitted).as(where).isEqualTo(open);
    } else {
      assertThat(permitted && !open).as(where).isFalse();
    }
  }

  private static boolean outbound(Contact contact) {
    return contact.direction() == Direction.OUTBOUND;
  }

  private static LocalDate local(Instant at) {
    return LocalDate.ofInstant(at, DebtorStory.AMSTERDAM);
  }

  private static List<Contact> contacts(Random random) {
    List<Contact> contacts = new ArrayList<>();
    int count = 1 + random.nextInt(300);
    double outbound = random.nextDouble();
    double calls = random.nextDouble() * random.nextDouble();
    int span = 1 + random.nextInt(MINUTES);
    for (int i = 0; i < count; i++) {
      contacts.add(
          new Contact(
              START.plusSeconds(60L * random.nextInt(span)),
              random.nextDouble() < calls ? Channel.PHONE : Channel.SMS,
              random.nextDouble() < outbound ? Direction.OUTBOUND : Direction.INBOUND));
    }
    contacts.sort(Comparator.comparing(Contact::at));
    return contacts;
  }
}
