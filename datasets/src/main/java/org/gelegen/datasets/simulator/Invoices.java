package org.gelegen.datasets.simulator;

import java.time.LocalDate;
import java.util.function.Consumer;
import java.util.random.RandomGenerator;
import org.gelegen.datasets.simulator.Happening.Moves;
import org.gelegen.datasets.simulator.Happening.Pauses;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Certainty;
import org.gelegen.model.portfolio.HoldKind;
import org.jspecify.annotations.Nullable;

/** Which of one debtor's monthly invoices stay unpaid, and what comes with them. */
final class Invoices {
  private static final int HOUR = 3600;

  private final Person person;
  private final People people;
  private final Behaviour behaviour;
  private final LocalCalendar calendar;
  private final PortfolioProfile profile;
  private final Consumer<Happening> coming;

  Invoices(
      Person person,
      People people,
      Behaviour behaviour,
      LocalCalendar calendar,
      PortfolioProfile profile,
      Consumer<Happening> coming) {
    this.person = person;
    this.people = people;
    this.behaviour = behaviour;
    this.calendar = calendar;
    this.profile = profile;
    this.coming = coming;
  }

  /** The case that the day's invoice becomes, and what is to come of it; null where it is paid. */
  @Nullable OpenCase maybeUnpaid(int day) {
    LocalDate date = LocalDate.ofEpochDay(day);
    int month = date.getYear() * 12 + date.getMonthValue() - 1;
    RandomGenerator random =
        Chance.stream(Chance.key(Chance.key(person.key(), Chance.Purpose.ARREARS), month));
    if (random.nextDouble() >= person.unpaid()) {
      return null;
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
    long second = calendar.secondAt(day, 7 * HOUR);
    coming.accept(new Moves(second, debtCase, debtCase.stage));
    maybePause(second, random);
    return debtCase;
  }

  private void maybePause(long second, RandomGenerator random) {
    double uniform = random.nextDouble();
    double counselling = person.ability() < 0 ? 0.015 : 0.001;
    if (uniform < counselling) {
      coming.accept(new Pauses(second + 2 * HOUR, null, HoldKind.DEBT_COUNSELLING, 240));
    } else if (uniform < counselling + 0.001) {
      coming.accept(new Pauses(second + 2 * HOUR, null, HoldKind.BANKRUPTCY, 0));
    } else if (uniform < counselling + 0.0015) {
      coming.accept(new Pauses(second + 2 * HOUR, null, HoldKind.DECEASED, 0));
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
}
