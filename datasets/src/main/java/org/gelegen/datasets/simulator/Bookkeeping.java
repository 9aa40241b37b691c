package org.gelegen.datasets.simulator;

import java.time.Instant;
import org.gelegen.datasets.simulator.Happening.Comes;
import org.gelegen.datasets.simulator.Happening.Pauses;
import org.gelegen.datasets.simulator.Happening.Results;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.HoldId;
import org.gelegen.model.portfolio.PaymentId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;

/** Writes down what the creditor gets to see of one debtor's life. */
final class Bookkeeping {
  private final Person person;
  private final ClientId clientId;
  private final LocalCalendar calendar;
  private int payments;
  private int holds;

  Bookkeeping(Person person, ClientId clientId, LocalCalendar calendar) {
    this.person = person;
    this.clientId = clientId;
    this.calendar = calendar;
  }

  /** A new version of a case, a moment after the last one where they share a second. */
  CaseRecord version(OpenCase debtCase, long second) {
    return version(debtCase, Instant.ofEpochSecond(second));
  }

  /** What a booked payment makes of a case: within the second, so that it comes after it. */
  CaseRecord versionAfterPayment(OpenCase debtCase, long second) {
    return version(debtCase, Instant.ofEpochSecond(second, 500_000_000));
  }

  private CaseRecord version(OpenCase debtCase, Instant at) {
    debtCase.told = at.isAfter(debtCase.told) ? at : debtCase.told.plusMillis(1);
    return new CaseRecord(
        clientId,
        debtCase.id,
        person.record().debtorId(),
        debtCase.told,
        debtCase.dueDate,
        People.money(debtCase.outstandingCents),
        debtCase.stage,
        debtCase.status,
        debtCase.ability,
        debtCase.willingness,
        debtCase.attributes);
  }

  PaymentRecord payment(OpenCase debtCase, long second, long cents) {
    payments++;
    return new PaymentRecord(
        clientId,
        new PaymentId("p-" + person.number() + "-" + payments),
        person.record().debtorId(),
        debtCase.id,
        Instant.ofEpochSecond(second),
        People.money(cents));
  }

  HoldRecord hold(Pauses pauses) {
    holds++;
    Instant from = Instant.ofEpochSecond(pauses.second());
    int day = calendar.dayOf(pauses.second());
    return new HoldRecord(
        clientId,
        new HoldId("h-" + person.number() + "-" + holds),
        person.record().debtorId(),
        pauses.debtCase() == null ? null : pauses.debtCase().id,
        from,
        pauses.kind(),
        from,
        pauses.forGood() ? null : Instant.ofEpochSecond(calendar.startOf(day + pauses.days())));
  }

  ContactRecord inbound(Comes comes, Channel channel) {
    return new ContactRecord(
        clientId,
        new ContactId(
            "i-%d-%d-%d".formatted(person.number(), comes.debtCase().month, comes.second())),
        person.record().debtorId(),
        comes.debtCase().id,
        channel,
        Instant.ofEpochSecond(comes.second()),
        Direction.INBOUND,
        null,
        null,
        null,
        null);
  }

  OutcomeRecord outcome(Results results) {
    return new OutcomeRecord(
        clientId,
        results.contactId(),
        Instant.ofEpochSecond(results.second()),
        results.result(),
        results.callback() == 0 ? null : Instant.ofEpochSecond(results.callback()));
  }
}
