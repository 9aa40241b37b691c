package org.gelegen.datasets.simulator;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.PriorityQueue;
import java.util.Set;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Behaviour.Situation;
import org.gelegen.datasets.simulator.Happening.Comes;
import org.gelegen.datasets.simulator.Happening.Contacted;
import org.gelegen.datasets.simulator.Happening.Moves;
import org.gelegen.datasets.simulator.Happening.Pauses;
import org.gelegen.datasets.simulator.Happening.Pays;
import org.gelegen.datasets.simulator.Happening.Results;
import org.gelegen.datasets.simulator.Happening.Reverses;
import org.gelegen.datasets.simulator.Happening.Turns;
import org.gelegen.datasets.simulator.PortfolioProfile.StageAt;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * One debtor's life in the simulated world: the open cases, and what is going to happen.
 *
 * <p>A life knows nothing of any other. What happens of its own accord (invoices, own payments,
 * inbound contacts) is drawn by the day, what comes of a contact by the contact's id, so neither
 * depends on the other's number of draws.
 */
final class Life {
  /** After how many days an unpaid case leaves the portfolio. */
  static final int CLOSED_AFTER_DAYS = 120;

  private static final int MOST_OPEN_CASES = 4;
  private static final int HOUR = 3600;
  private static final int DAY = 86_400;
  private static final double COMES_UNASKED = 0.003;
  private static final double COMES_BEFORE_PAYING = 0.2;
  private static final double REVERSED = 0.006;

  private final Person person;
  private final Behaviour behaviour;
  private final LocalCalendar calendar;
  private final PortfolioProfile profile;
  private final List<OpenCase> cases = new ArrayList<>(1);
  private final PriorityQueue<Happening> coming = new PriorityQueue<>(2, Happening.ORDER);
  private final Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
  private final Bookkeeping books;
  private final Invoices invoices;
  private final Consequences consequences;
  private Pressure pressure = Pressure.NONE;
  private long callback;
  private int quietUntil;

  Life(
      Person person,
      People people,
      Behaviour behaviour,
      LocalCalendar calendar,
      PortfolioProfile profile) {
    this.person = person;
    this.behaviour = behaviour;
    this.calendar = calendar;
    this.profile = profile;
    books = new Bookkeeping(person, profile.creditor().clientId(), calendar);
    invoices = new Invoices(person, people, behaviour, calendar, profile, coming::add);
    consequences = new Consequences(person, calendar, coming::add);
  }

  Person person() {
    return person;
  }

  /** The second of what comes next; {@link Long#MAX_VALUE} where nothing is to come. */
  long nextSecond() {
    Happening next = coming.peek();
    return next == null ? Long.MAX_VALUE : next.second();
  }

  boolean hasOpenCases() {
    return !cases.isEmpty();
  }

  /** Draws what the day brings of its own accord. */
  void begin(int day, int dayOfMonth, Consumer<PortfolioRecord> out) {
    if (day < person.joins()) {
      return;
    }
    if (day == person.joins()) {
      out.accept(person.record());
    }
    for (OpenCase debtCase : cases) {
      begin(debtCase, day);
    }
    if (dayOfMonth == person.invoiceDay() && cases.size() < MOST_OPEN_CASES && day >= quietUntil) {
      OpenCase unpaid = invoices.maybeUnpaid(day);
      if (unpaid != null) {
        cases.add(unpaid);
      }
    }
  }

  /** Has this contact happen when its time comes. */
  void contact(ContactRecord contact) {
    coming.add(
        new Contacted(
            contact.at().getEpochSecond(), contact, Chance.key(0, contact.contactId().value())));
  }

  /** Lives on until a second, exclusive. */
  void liveUntil(long until, Consumer<PortfolioRecord> out) {
    Happening next = coming.peek();
    while (next != null && next.second() < until) {
      coming.poll();
      happen(next, out);
      next = coming.peek();
    }
  }

  /** The circumstances under which a contact would be made, as things are. */
  Situation situation(@Nullable CaseId caseId, Channel channel, long second, @Nullable Tone tone) {
    return new Situation(
        person,
        findCase(caseId),
        channel,
        second,
        tone == null ? Tone.NEUTRAL : tone,
        pressure.at(second),
        optedOut.contains(channel),
        callback);
  }

  /** The probability that a case is paid on a day without any contact. */
  double selfCure(OpenCase debtCase, int day) {
    return day <= debtCase.opened
            || day < quietUntil
            || debtCase.status == CaseStatus.ARRANGEMENT
            || debtCase.outstandingCents == 0
        ? 0
        : behaviour.selfCure(person, debtCase.opened, day);
  }

  /** The open case with this id, without an id the oldest; null where there is none. */
  @Nullable OpenCase findCase(@Nullable CaseId caseId) {
    if (caseId == null) {
      return cases.isEmpty() ? null : cases.getFirst();
    }
    for (OpenCase debtCase : cases) {
      if (debtCase.id.equals(caseId)) {
        return debtCase;
      }
    }
    return null;
  }

  private void begin(OpenCase debtCase, int day) {
    int age = day - debtCase.opened;
    for (StageAt stage : profile.arrears().stages()) {
      if (stage.day() == age) {
        coming.add(new Moves(calendar.secondAt(day, 6 * HOUR), debtCase, stage.stage()));
      }
    }
    if (age == CLOSED_AFTER_DAYS) {
      coming.add(
          new Turns(calendar.secondAt(day, 6 * HOUR + 1800), debtCase, null, CaseStatus.CLOSED, 0));
    }
    long key = caseKey(Chance.Purpose.SELF_CURE, debtCase, day);
    double uniform = Chance.uniform(key);
    if (uniform < debtCase.mostSelfCure && uniform < selfCure(debtCase, day)) {
      RandomGenerator random = Chance.stream(key);
      long second = person.freeSecond(calendar, day, 7, FreeHours.HOURS, random);
      coming.add(new Pays(second, debtCase, person.share(random), 0));
      if (random.nextDouble() < COMES_BEFORE_PAYING) {
        coming.add(new Comes(second - 600, debtCase));
      }
    }
    long unasked = caseKey(Chance.Purpose.INBOUND, debtCase, day);
    if (Chance.uniform(unasked) < COMES_UNASKED) {
      RandomGenerator random = Chance.stream(unasked);
      coming.add(new Comes(person.freeSecond(calendar, day, 8, 22, random), debtCase));
    }
  }

  private long caseKey(Chance.Purpose purpose, OpenCase debtCase, int day) {
    return Chance.key(Chance.key(person.key(), purpose), debtCase.month * 1_000_000L + day);
  }

  private void happen(Happening happening, Consumer<PortfolioRecord> out) {
    switch (happening) {
      case Moves moves -> {
        if (unsettled(moves.debtCase())) {
          moves.debtCase().stage = moves.stage();
          out.accept(books.version(moves.debtCase(), moves.second()));
        }
      }
      case Turns turns -> turn(turns, out);
      case Pauses pauses -> pause(pauses, out);
      case Comes comes -> {
        if (unsettled(comes.debtCase())) {
          come(comes, out);
        }
      }
      case Contacted contacted -> contacted(contacted);
      case Results results -> result(results, out);
      case Pays pays -> pay(pays, out);
      case Reverses reverses -> reverse(reverses, out);
    }
  }

  private static boolean unsettled(OpenCase debtCase) {
    return !debtCase.status.settled();
  }

  private void turn(Turns turns, Consumer<PortfolioRecord> out) {
    OpenCase debtCase = turns.debtCase();
    if (!unsettled(debtCase)
        || (turns.from() != null && turns.from() != debtCase.status)
        || (turns.arrangement() != 0 && turns.arrangement() != debtCase.arrangements)) {
      return;
    }
    debtCase.status = turns.to();
    if (turns.to().settled()) {
      cases.remove(debtCase);
    }
    out.accept(books.version(debtCase, turns.second()));
  }

  private void pause(Pauses pauses, Consumer<PortfolioRecord> out) {
    if (pauses.kind() != HoldKind.DISPUTE && pauses.kind() != HoldKind.COMPLAINT) {
      quietUntil =
          pauses.forGood() ? Integer.MAX_VALUE : calendar.dayOf(pauses.second()) + pauses.days();
    }
    out.accept(books.hold(pauses));
  }

  private void come(Comes comes, Consumer<PortfolioRecord> out) {
    long second = comes.second();
    boolean onWeekday = LocalCalendar.weekday(calendar.dayOf(second)) < 5;
    int hour = calendar.hourOf(second);
    boolean calls =
        onWeekday
            && hour >= 8
            && hour < 18
            && person.tastes().of(Channel.PHONE) > person.tastes().of(Channel.PORTAL);
    Channel channel = calls ? Channel.PHONE : Channel.PORTAL;
    ContactRecord contact = books.inbound(comes, channel);
    out.accept(contact);
    coming.add(
        new Results(
            second + 20,
            contact.contactId(),
            channel,
            comes.debtCase(),
            calls ? OutcomeResult.RIGHT_PARTY : OutcomeResult.READ,
            0,
            second));
  }

  private void contacted(Contacted happening) {
    ContactRecord contact = happening.contact();
    long second = happening.second();
    Channel channel = contact.channel();
    Situation situation = situation(contact.caseId(), channel, second, contact.tone());
    pressure = pressure.with(channel, second);
    RandomGenerator random =
        Chance.stream(
            Chance.key(
                Chance.key(person.key(), Chance.Purpose.CONTACT), contact.contactId().value()));
    new Reaction(contact.contactId(), situation, behaviour, calendar, random, coming::add)
        .takeItsCourse();
  }

  private void result(Results results, Consumer<PortfolioRecord> out) {
    OpenCase debtCase = results.debtCase();
    OutcomeResult result = results.result();
    if (result.kind() == OutcomeResult.Kind.RESPONSE
        && (debtCase == null || debtCase.outstandingCents == 0)) {
      return;
    }
    out.accept(books.outcome(results));
    if (result == OutcomeResult.OPT_OUT) {
      optedOut.add(results.channel());
    }
    if (debtCase != null) {
      if (result == OutcomeResult.CALLBACK_REQUEST) {
        callback = results.callback();
      }
      consequences.follow(results, debtCase);
    }
  }

  private void pay(Pays pays, Consumer<PortfolioRecord> out) {
    OpenCase debtCase = pays.debtCase();
    if (debtCase.outstandingCents == 0
        || (pays.arrangement() != 0 && pays.arrangement() != debtCase.arrangements)) {
      return;
    }
    long cents = Math.max(1, Math.round(pays.share() * debtCase.outstandingCents));
    debtCase.outstandingCents -= cents;
    long second = pays.second();
    out.accept(books.payment(debtCase, second, cents));
    if (debtCase.outstandingCents == 0) {
      debtCase.status = CaseStatus.PAID;
      cases.remove(debtCase);
      out.accept(books.versionAfterPayment(debtCase, second));
    }
    long key = Chance.key(Chance.key(person.key(), Chance.Purpose.PAYMENT), second);
    if (Chance.uniform(key) < REVERSED) {
      coming.add(new Reverses(second + 2 * DAY, debtCase, cents));
    }
  }

  private void reverse(Reverses reverses, Consumer<PortfolioRecord> out) {
    OpenCase debtCase = reverses.debtCase();
    debtCase.outstandingCents += reverses.cents();
    out.accept(books.payment(debtCase, reverses.second(), -reverses.cents()));
    if (debtCase.status == CaseStatus.PAID) {
      debtCase.status = CaseStatus.OPEN;
      cases.add(debtCase);
      out.accept(books.versionAfterPayment(debtCase, reverses.second()));
    }
  }
}
