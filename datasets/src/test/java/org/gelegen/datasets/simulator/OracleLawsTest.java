package org.gelegen.datasets.simulator;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.Test;

/** What the oracle says is what happens, within what chance allows. */
class OracleLawsTest {
  private static final PortfolioProfile PROFILE = Portfolios.noorderlicht().withDebtors(24_000);
  private static final int QUIET_DAYS = 60;
  private static final double SIGMAS = 3;
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final List<Tone> TONES = List.of(Tone.values());

  private final World world = new World(PROFILE);
  private final Map<DebtorId, CaseId> openCases = openCases();
  private final LocalDate day = PROFILE.start().plusDays(QUIET_DAYS);

  @Test
  void contacts_come_to_what_the_oracle_says() {
    Random random = new Random(11);
    Map<ContactId, Foretold> foretold = new LinkedHashMap<>();
    List<ContactRecord> contacts = new ArrayList<>();
    openCases.forEach(
        (debtor, debtCase) -> {
          // Every other by phone, where most comes of a contact.
          Channel channel =
              random.nextBoolean() ? Channel.PHONE : CHANNELS.get(random.nextInt(CHANNELS.size()));
          Tone tone = TONES.get(random.nextInt(TONES.size()));
          Instant at = at(7 + random.nextInt(13), random.nextInt(60));
          ContactRecord contact = contact(debtor, debtCase, channel, at, tone);
          contacts.add(contact);
          ContactTruth truth = world.oracle().contact(debtor, debtCase, channel, at, tone);
          foretold.put(contact.contactId(), new Foretold(contact, truth));
        });

    watch(contacts, foretold);

    Map<Channel, Tally> reach = new EnumMap<>(Channel.class);
    Map<Channel, Tally> answers = new EnumMap<>(Channel.class);
    Tally harm = new Tally();
    for (Foretold of : foretold.values()) {
      Channel channel = of.contact.channel();
      boolean reached = channel == Channel.LETTER ? !of.returned : of.reached;
      reach.computeIfAbsent(channel, c -> new Tally()).add(of.truth.reach(), reached);
      answers.computeIfAbsent(channel, c -> new Tally()).add(of.truth.answeredFor(), of.answered);
      harm.add(of.truth.harm(), of.harmed);
    }
    assertThat(contacts).hasSizeGreaterThan(4000);
    reach.forEach((channel, tally) -> tally.check("reach by " + channel));
    answers.forEach((channel, tally) -> tally.check("answered for by " + channel));
    harm.check("harm");
  }

  @Test
  void cases_that_are_left_in_peace_are_paid_as_often_as_the_oracle_says() {
    Map<CaseId, Boolean> paid = new HashMap<>();
    Instant noon = at(12, 0);
    Duration window = Duration.ofDays(14);
    Tally tally = new Tally();
    Map<CaseId, Double> foretold = new HashMap<>();
    openCases.forEach(
        (debtor, debtCase) ->
            foretold.put(debtCase, world.oracle().selfCure(debtor, debtCase, noon, window)));
    for (int i = 0; i <= 15; i++) {
      world.advance(
          day.plusDays(i),
          List.of(),
          record -> {
            if (record instanceof PaymentRecord payment
                && payment.caseId() != null
                && !payment.at().isBefore(noon)
                && payment.at().isBefore(noon.plus(window))) {
              paid.put(payment.caseId(), true);
            }
          });
    }
    foretold.forEach((debtCase, truth) -> tally.add(truth, paid.containsKey(debtCase)));

    tally.check("self-cure");
  }

  private void watch(List<ContactRecord> contacts, Map<ContactId, Foretold> foretold) {
    Map<CaseId, Foretold> byCase = new HashMap<>();
    foretold.values().forEach(of -> byCase.put(of.contact.caseId(), of));
    for (int i = 0; i <= 15; i++) {
      world.advance(
          day.plusDays(i),
          i == 0 ? contacts : List.of(),
          record -> {
            switch (record) {
              case OutcomeRecord outcome when foretold.containsKey(outcome.contactId()) ->
                  foretold.get(outcome.contactId()).see(outcome);
              case PaymentRecord payment when byCase.containsKey(payment.caseId()) ->
                  byCase.get(payment.caseId()).see(payment);
              default -> {}
            }
          });
    }
  }

  private Map<DebtorId, CaseId> openCases() {
    Map<DebtorId, CaseId> open = new LinkedHashMap<>();
    List<PortfolioRecord> records = new ArrayList<>();
    world.advance(PROFILE.start().plusDays(QUIET_DAYS - 1L), List.of(), records::add);
    for (PortfolioRecord record : records) {
      if (record instanceof CaseRecord debtCase) {
        if (debtCase.status().settled()) {
          open.remove(debtCase.debtorId(), debtCase.caseId());
        } else {
          open.putIfAbsent(debtCase.debtorId(), debtCase.caseId());
        }
      }
    }
    return open;
  }

  private Instant at(int hour, int minute) {
    return day.atTime(hour, minute).atZone(PROFILE.creditor().zone()).toInstant();
  }

  private static ContactRecord contact(
      DebtorId debtor, CaseId debtCase, Channel channel, Instant at, Tone tone) {
    return new ContactRecord(
        PROFILE.creditor().clientId(),
        new ContactId("k-" + debtor),
        debtor,
        debtCase,
        channel,
        at,
        Direction.OUTBOUND,
        null,
        tone,
        null,
        null);
  }

  /** A contact, what the oracle said of it and what was seen of it. */
  private static final class Foretold {
    private final ContactRecord contact;
    private final ContactTruth truth;
    private boolean reached;
    private boolean returned;
    private boolean answered;
    private boolean harmed;

    Foretold(ContactRecord contact, ContactTruth truth) {
      this.contact = contact;
      this.truth = truth;
    }

    void see(OutcomeRecord outcome) {
      reached |= outcome.result().reaches() && within(outcome.at(), Duration.ofDays(3));
      returned |= outcome.result() == OutcomeResult.BOUNCED;
      answered |= outcome.result().answersFor() && within(outcome.at(), Duration.ofDays(14));
      harmed |= outcome.result().harms() && within(outcome.at(), Duration.ofDays(7));
    }

    void see(PaymentRecord payment) {
      answered |= payment.at().isAfter(contact.at()) && within(payment.at(), Duration.ofDays(14));
    }

    private boolean within(Instant at, Duration window) {
      return at.isBefore(contact.at().plus(window));
    }
  }

  /** What was expected and what was seen. */
  private static final class Tally {
    private double expected;
    private double variance;
    private int seen;

    void add(double probability, boolean happened) {
      assertThat(probability).isBetween(0.0, 1.0);
      expected += probability;
      variance += probability * (1 - probability);
      seen += happened ? 1 : 0;
    }

    /**
     * A sum of independent yes-or-noes is about normal: three sigmas miss once in 370 times, and
     * the seed stays.
     */
    void check(String what) {
      assertThat((double) seen)
          .as("%s, portfolio seed %d", what, PROFILE.seed())
          .isBetween(
              expected - SIGMAS * Math.sqrt(variance) - 0.5,
              expected + SIGMAS * Math.sqrt(variance) + 0.5);
      assertThat(expected).as(what).isGreaterThan(5);
    }
  }
}
