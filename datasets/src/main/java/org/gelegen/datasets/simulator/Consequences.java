package org.gelegen.datasets.simulator;

import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Happening.Pauses;
import org.gelegen.datasets.simulator.Happening.Pays;
import org.gelegen.datasets.simulator.Happening.Results;
import org.gelegen.datasets.simulator.Happening.Turns;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.HoldKind;

/** What follows from a contact's result: promised payments, arrangements, pauses. */
final class Consequences {
  private static final int HOUR = 3600;
  private static final int INSTALMENTS = 3;
  private static final int REST_DAYS = 14;

  private final Person person;
  private final LocalCalendar calendar;
  private final Consumer<Happening> coming;

  Consequences(Person person, LocalCalendar calendar, Consumer<Happening> coming) {
    this.person = person;
    this.calendar = calendar;
    this.coming = coming;
  }

  /** Draws them by the contact's id. */
  void follow(Results results, OpenCase debtCase) {
    RandomGenerator random =
        Chance.stream(
            Chance.key(
                Chance.key(person.key(), Chance.Purpose.PAYMENT), results.contactId().value()));
    long second = results.second();
    switch (results.result()) {
      case PROMISE -> promise(debtCase, calendar.dayOf(second), random);
      case SELF_SERVICE ->
          coming.accept(
              new Pays(second + 20 + random.nextInt(100), debtCase, person.share(random), 0));
      case ARRANGEMENT -> arrange(debtCase, second, random);
      case POSTPONEMENT -> rest(debtCase, second, CaseStatus.POSTPONED, CaseStatus.OPEN);
      case DISPUTE -> {
        coming.accept(new Pauses(second + 60, debtCase, HoldKind.DISPUTE, REST_DAYS));
        boolean right = random.nextDouble() < 0.3;
        rest(debtCase, second, CaseStatus.DISPUTED, right ? CaseStatus.CLOSED : CaseStatus.OPEN);
      }
      case COMPLAINT -> {
        if (random.nextDouble() < 0.5) {
          coming.accept(new Pauses(second + HOUR, null, HoldKind.COMPLAINT, REST_DAYS));
        }
      }
      default -> {
        // Nothing follows from deliveries, attention, misses, refusals and opt-outs but themselves.
      }
    }
  }

  private void promise(OpenCase debtCase, int day, RandomGenerator random) {
    boolean kept =
        random.nextDouble()
            < Chance.logistic(0.9 + 0.8 * person.ability() + 0.8 * person.willingness());
    int until = nextPayday(day) - day;
    int wait = until >= 1 && until <= 9 ? until : 1 + random.nextInt(7);
    if (kept) {
      coming.accept(
          new Pays(
              person.freeSecond(calendar, day + wait, 7, FreeHours.HOURS, random),
              debtCase,
              person.share(random),
              0));
    }
  }

  /** Instalments on the next paydays, until one is missed. */
  private void arrange(OpenCase debtCase, long second, RandomGenerator random) {
    debtCase.arrangements++;
    coming.accept(new Turns(second + 60, debtCase, null, CaseStatus.ARRANGEMENT, 0));
    int payday = calendar.dayOf(second);
    for (int instalment = 0; instalment < INSTALMENTS; instalment++) {
      payday = nextPayday(payday + 1);
      long at = person.freeSecond(calendar, payday, 7, FreeHours.HOURS, random);
      if (random.nextDouble()
          >= Chance.logistic(1.4 + 0.6 * person.ability() + 0.6 * person.willingness())) {
        coming.accept(
            new Turns(
                calendar.secondAt(payday + 3, 6 * HOUR),
                debtCase,
                CaseStatus.ARRANGEMENT,
                CaseStatus.OPEN,
                debtCase.arrangements));
        return;
      }
      coming.accept(
          new Pays(at, debtCase, 1.0 / (INSTALMENTS - instalment), debtCase.arrangements));
    }
  }

  private void rest(OpenCase debtCase, long second, CaseStatus meanwhile, CaseStatus then) {
    coming.accept(new Turns(second + 60, debtCase, CaseStatus.OPEN, meanwhile, 0));
    coming.accept(
        new Turns(
            calendar.secondAt(calendar.dayOf(second) + REST_DAYS, 6 * HOUR),
            debtCase,
            meanwhile,
            then,
            0));
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
