package org.gelegen.datasets.simulator;

import java.time.Instant;
import java.time.LocalDate;
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
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
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
  private final People people;
  private final Behaviour behaviour;
  private final LocalCalendar calendar;
  private final PortfolioProfile profile;
  private final List<OpenCase> cases = new ArrayList<>(1);
  private final PriorityQueue<Happening> coming = new PriorityQueue<>(2, Happening.ORDER);
  private final Set<Channel> optedOut = EnumSet.noneOf(Channel.class);
  private double pressure;
  private long pressureSecond;
  private long callback;
  private int quietUntil;
  private int payments;
  private int holds;

  Life(
      Person person,
      People people,
      Behaviour behaviour,
      LocalCalendar calendar,
      PortfolioProfile profile) {
    this.person = person;
    this.people = people;
    this.behaviour = behaviour;
    this.calendar = calendar;
    this.profile = profile;
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
      maybeFallIntoArrears(day);
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
        pressureAt(second),
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

  private void maybeFallIntoArrears(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int month = date.getYear() * 12 + date.getMonthValue() - 1;
    RandomGenerator random =
        Chance.stream(Chance.key(Chance.key(person.key(), Chance.Purpose.ARREARS), month));
    if (random.nextDouble() >= person.unpaid()) {
      return;
    }
    CaseId id =
        new CaseId(
            "c-%d-%d".formatted(person.number(), date.getYear() * 100 + date.getMonthValue()));
    OpenCase debtCase =
        new OpenCase(
            id,
            month,
            day,
            people.amountCents(random),
            profile.arrears().stages().getFirst().stage(),
            said(person.ability(), random),
            said(person.willingness(), random),
            people.caseAttributes(random),
            behaviour.mostSelfCure(person));
    cases.add(debtCase);
    long second = calendar.secondAt(day, 7 * HOUR);
    coming.add(new Moves(second, debtCase, debtCase.stage));
    maybeQuiet(second, random);
  }

  private void maybeQuiet(long second, RandomGenerator random) {
    double uniform = random.nextDouble();
    double counselling = person.ability() < 0 ? 0.015 : 0.001;
    if (uniform < counselling) {
      coming.add(new Pauses(second + 2 * HOUR, null, HoldKind.DEBT_COUNSELLING, 240));
    } else if (uniform < counselling + 0.001) {
      coming.add(new Pauses(second + 2 * HOUR, null, HoldKind.BANKRUPTCY, 0));
    } else if (uniform < counselling + 0.0015) {
      coming.add(new Pauses(second + 2 * HOUR, null, HoldKind.DECEASED, 0));
    }
  }

  /** What the creditor heard of it: mostly nothing, and not always what is true. */
  private static Certainty said(double trait, RandomGenerator random) {
    double known = random.nextDouble();
    double right = random.nextDouble();
    if (known >= 0.15) {
      return Certainty.UNKNOWN;
    }
    return (trait > 0) == (right < 0.8) ? Certainty.YES : Certainty.NO;
  }

  private void happen(Happening happening, Consumer<PortfolioRecord> out) {
    switch (happening) {
      case Moves moves -> {
        if (unsettled(moves.debtCase())) {
          moves.debtCase().stage = moves.stage();
          emit(moves.debtCase(), Instant.ofEpochSecond(moves.second()), out);
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
    emit(debtCase, Instant.ofEpochSecond(turns.second()), out);
  }

  private void pause(Pauses pauses, Consumer<PortfolioRecord> out) {
    Instant from = Instant.ofEpochSecond(pauses.second());
    int day = calendar.dayOf(pauses.second());
    boolean forGood = pauses.days() == 0;
    if (pauses.kind() != HoldKind.DISPUTE && pauses.kind() != HoldKind.COMPLAINT) {
      quietUntil = forGood ? Integer.MAX_VALUE : day + pauses.days();
    }
    holds++;
    out.accept(
        new HoldRecord(
            clientId(),
            new HoldId("h-" + person.number() + "-" + holds),
            person.record().debtorId(),
            pauses.debtCase() == null ? null : pauses.debtCase().id,
            from,
            pauses.kind(),
            from,
            forGood ? null : Instant.ofEpochSecond(calendar.startOf(day + pauses.days()))));
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
    ContactId id =
        new ContactId("i-%d-%d-%d".formatted(person.number(), comes.debtCase().month, second));
    out.accept(
        new ContactRecord(
            clientId(),
            id,
            person.record().debtorId(),
            comes.debtCase().id,
            channel,
            Instant.ofEpochSecond(second),
            Direction.INBOUND,
            null,
            null,
            null,
            null));
    coming.add(
        new Results(
            second + 20,
            id,
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
    pressure = pressureAt(second) + Behaviour.weight(channel);
    pressureSecond = second;
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
    long second = results.second();
    out.accept(
        new OutcomeRecord(
            clientId(),
            results.contactId(),
            Instant.ofEpochSecond(second),
            result,
            results.callback() == 0 ? null : Instant.ofEpochSecond(results.callback())));
    if (result == OutcomeResult.OPT_OUT) {
      optedOut.add(results.channel());
    }
    if (debtCase != null) {
      follow(results, debtCase);
    }
  }

  /** What follows from a result. */
  private void follow(Results results, OpenCase debtCase) {
    RandomGenerator random =
        Chance.stream(
            Chance.key(
                Chance.key(person.key(), Chance.Purpose.PAYMENT), results.contactId().value()));
    long second = results.second();
    int day = calendar.dayOf(second);
    switch (results.result()) {
      case PROMISE -> {
        boolean kept =
            random.nextDouble()
                < Chance.logistic(0.9 + 0.8 * person.ability() + 0.8 * person.willingness());
        int until = nextPayday(day) - day;
        int wait = until >= 1 && until <= 9 ? until : 1 + random.nextInt(7);
        if (kept) {
          coming.add(
              new Pays(
                  person.freeSecond(calendar, day + wait, 7, FreeHours.HOURS, random),
                  debtCase,
                  person.share(random),
                  0));
        }
      }
      case SELF_SERVICE ->
          coming.add(
              new Pays(second + 20 + random.nextInt(100), debtCase, person.share(random), 0));
      case ARRANGEMENT -> {
        debtCase.arrangements++;
        coming.add(new Turns(second + 60, debtCase, null, CaseStatus.ARRANGEMENT, 0));
        int payday = day;
        for (int instalment = 0; instalment < 3; instalment++) {
          payday = nextPayday(payday + 1);
          long at = person.freeSecond(calendar, payday, 7, FreeHours.HOURS, random);
          if (random.nextDouble()
              >= Chance.logistic(1.4 + 0.6 * person.ability() + 0.6 * person.willingness())) {
            coming.add(
                new Turns(
                    calendar.secondAt(payday + 3, 6 * HOUR),
                    debtCase,
                    CaseStatus.ARRANGEMENT,
                    CaseStatus.OPEN,
                    debtCase.arrangements));
            break;
          }
          coming.add(new Pays(at, debtCase, 1.0 / (3 - instalment), debtCase.arrangements));
        }
      }
      case POSTPONEMENT -> {
        coming.add(new Turns(second + 60, debtCase, CaseStatus.OPEN, CaseStatus.POSTPONED, 0));
        coming.add(
            new Turns(
                calendar.secondAt(day + 14, 6 * HOUR),
                debtCase,
                CaseStatus.POSTPONED,
                CaseStatus.OPEN,
                0));
      }
      case DISPUTE -> {
        coming.add(new Turns(second + 60, debtCase, CaseStatus.OPEN, CaseStatus.DISPUTED, 0));
        coming.add(new Pauses(second + 60, debtCase, HoldKind.DISPUTE, 14));
        coming.add(
            new Turns(
                calendar.secondAt(day + 14, 6 * HOUR),
                debtCase,
                CaseStatus.DISPUTED,
                random.nextDouble() < 0.3 ? CaseStatus.CLOSED : CaseStatus.OPEN,
                0));
      }
      case COMPLAINT -> {
        if (random.nextDouble() < 0.5) {
          coming.add(new Pauses(second + HOUR, null, HoldKind.COMPLAINT, 14));
        }
      }
      case CALLBACK_REQUEST -> callback = results.callback();
      default -> {
        // Nothing follows from deliveries, attention, misses, refusals and opt-outs but themselves.
      }
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
    out.accept(payment(debtCase, second, cents));
    if (debtCase.outstandingCents == 0) {
      debtCase.status = CaseStatus.PAID;
      cases.remove(debtCase);
      emit(debtCase, booked(second), out);
    }
    long key = Chance.key(Chance.key(person.key(), Chance.Purpose.PAYMENT), second);
    if (Chance.uniform(key) < REVERSED) {
      coming.add(new Reverses(second + 2 * DAY, debtCase, cents));
    }
  }

  private void reverse(Reverses reverses, Consumer<PortfolioRecord> out) {
    OpenCase debtCase = reverses.debtCase();
    debtCase.outstandingCents += reverses.cents();
    out.accept(payment(debtCase, reverses.second(), -reverses.cents()));
    if (debtCase.status == CaseStatus.PAID) {
      debtCase.status = CaseStatus.OPEN;
      cases.add(debtCase);
      emit(debtCase, booked(reverses.second()), out);
    }
  }

  private PaymentRecord payment(OpenCase debtCase, long second, long cents) {
    payments++;
    return new PaymentRecord(
        clientId(),
        new PaymentId("p-" + person.number() + "-" + payments),
        person.record().debtorId(),
        debtCase.id,
        Instant.ofEpochSecond(second),
        People.money(cents));
  }

  /** A payment is booked within the second, so that the case's next version comes after it. */
  private static Instant booked(long second) {
    return Instant.ofEpochSecond(second, 500_000_000);
  }

  /** Tells a new version of a case, a moment after the last one where they share a second. */
  private void emit(OpenCase debtCase, Instant at, Consumer<PortfolioRecord> out) {
    debtCase.told = at.isAfter(debtCase.told) ? at : debtCase.told.plusMillis(1);
    out.accept(
        new CaseRecord(
            clientId(),
            debtCase.id,
            person.record().debtorId(),
            debtCase.told,
            debtCase.dueDate,
            People.money(debtCase.outstandingCents),
            debtCase.stage,
            debtCase.status,
            debtCase.ability,
            debtCase.willingness,
            debtCase.attributes));
  }

  private ClientId clientId() {
    return profile.creditor().clientId();
  }

  private double pressureAt(long second) {
    return pressure * Math.exp(-(second - pressureSecond) / (Behaviour.PRESSURE_DAYS * DAY));
  }

  /** The first payday from a day on. */
  private int nextPayday(int day) {
    int next = day;
    while (Behaviour.daysSincePayday(person, next) != 0) {
      next++;
    }
    return next;
  }
}
