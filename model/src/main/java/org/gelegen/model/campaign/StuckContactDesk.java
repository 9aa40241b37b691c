package org.gelegen.model.campaign;

import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.LastLook.Finding;
import org.gelegen.model.campaign.StuckContacts.Move;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;

/** What an operator does with contacts that wait for a person. */
public final class StuckContactDesk {
  private static final Duration AHEAD = Duration.ofDays(7);

  private final StuckContacts stuck;
  private final CampaignStore campaigns;
  private final RecordIntake intake;
  private final Desks desks;

  public StuckContactDesk(
      StuckContacts stuck, CampaignStore campaigns, RecordIntake intake, Desks desks) {
    this.stuck = stuck;
    this.campaigns = campaigns;
    this.intake = intake;
    this.desks = desks;
  }

  /** What came of an operator's wish. */
  public sealed interface Result {
    /** It was done; the contact as it stands now. */
    record Done(ContactState state) implements Result {}

    /** The contact stands where that cannot be done. */
    record Refused(String reason) implements Result {}

    /** There is no such contact. */
    record NotFound() implements Result {}
  }

  /**
   * Plans a dead or failed contact for the first hour of the coming seven days in which the rules
   * permit it; they are asked again when it is sent.
   */
  public Result planAgain(ClientId client, ContactId id, Instant at, String by) {
    return with(client, id, state -> planAgain(client, state, at, by));
  }

  private Result planAgain(ClientId client, ContactState state, Instant at, String by) {
    PlannedContact contact = state.contact();
    if (!Move.DROPPED.from().contains(state.status())) {
      return refused(state);
    }
    Optional<Desk> desk = desks.find(client);
    if (desk.isEmpty()) {
      return new Result.Refused("the client's record is not known");
    }
    desk.get().portfolio().refresh(at);
    Optional<DebtorHistory> history = desk.get().portfolio().find(contact.debtorId());
    if (history.isEmpty()) {
      return new Result.Refused("the debtor is not known any more");
    }
    if (desk.get()
        .workflows(desk.get().decider())
        .isMadeOtherwise(
            contact,
            history.get(),
            ContactState.known(campaigns.findByDebtor(client, contact.debtorId())),
            at)) {
      return new Result.Refused("its step was made over another channel");
    }
    LastLook look = new LastLook(desk.get().portfolio(), desk.get().decider());
    List<ContactState> pending = campaigns.pending(client, contact.debtorId());
    String why = "";
    for (Slot slot : new Horizon(at, AHEAD).slots(history.get().zone())) {
      switch (look.look(contact.in(slot), pending, slot.start())) {
        case Finding.Allowed _ -> {
          return stuck.planAgain(client, contact.contactId(), slot, at, by)
              ? done(client, contact.contactId())
              : refused(state);
        }
        case Finding.Recorded _ -> {
          return new Result.Refused("the log has it: it was made");
        }
        case Finding.Refused refused -> why = why.isEmpty() ? refused.reason() : why;
      }
    }
    return new Result.Refused("no hour of the coming seven days is permitted: " + why);
  }

  /**
   * Settles a contact of unknown fate; one that is settled like that already stays so.
   *
   * @param made whether it was: then it goes into the log as of the begin of its slot, else it is
   *     dead and may be planned again
   */
  public Result settle(ClientId client, ContactId id, boolean made, Instant at, String by) {
    return with(
        client,
        id,
        state -> {
          if (state.status() != ContactStatus.UNKNOWN) {
            return state.status() == (made ? ContactStatus.SENT : ContactStatus.DEAD)
                ? new Result.Done(state)
                : refused(state);
          }
          if (made) {
            intake.accept(List.of(new NumberedRecord(1, record(client, state.contact()))));
          } else if (!stuck.move(client, id, Move.NOT_MADE, at, by)) {
            return refused(state);
          }
          return done(client, id);
        });
  }

  /** Leaves a dead or failed contact at that. */
  public Result drop(ClientId client, ContactId id, Instant at, String by) {
    return with(
        client,
        id,
        state -> stuck.move(client, id, Move.DROPPED, at, by) ? done(client, id) : refused(state));
  }

  private interface Work {
    Result on(ContactState state);
  }

  private Result with(ClientId client, ContactId id, Work work) {
    return stuck.find(client, id).map(work::on).orElseGet(Result.NotFound::new);
  }

  private Result done(ClientId client, ContactId id) {
    return stuck.find(client, id).<Result>map(Result.Done::new).orElseGet(Result.NotFound::new);
  }

  private static Result refused(ContactState state) {
    return new Result.Refused("the contact is " + state.status().wireName());
  }

  private static ContactRecord record(ClientId client, PlannedContact contact) {
    return new ContactRecord(
        client,
        contact.contactId(),
        contact.debtorId(),
        contact.caseId(),
        contact.alsoCaseIds(),
        contact.action().channel(),
        contact.action().slot().start().truncatedTo(ChronoUnit.MICROS),
        Direction.OUTBOUND,
        contact.template(),
        contact.tone(),
        contact.cost(),
        contact.propensity());
  }
}
