package org.gelegen.scoring.campaigns;

import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Instant;
import java.time.InstantSource;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.campaign.ContactStatus;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.model.campaign.StuckContactDesk.Result;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** What waits for an operator, and what operators do with it. */
public final class StuckContactResource {
  private static final String CONTACTS = Endpoint.CLIENT + "/contacts";
  private static final int AT_MOST = 1_000;

  private final StuckContacts stuck;
  private final StuckContactDesk desk;
  private final DebtorZones zones;
  private final InstantSource clock;

  public StuckContactResource(
      StuckContacts stuck, StuckContactDesk desk, DebtorZones zones, InstantSource clock) {
    this.stuck = stuck;
    this.desk = desk;
    this.zones = zones;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(CONTACTS + "/stuck")
            .roles(OPERATOR)
            .summary("Contacts that wait for a person")
            .description(
                "Dead: tried too often. Failed: the gateway refused it for good. Unknown: it may"
                    + " have gone out. At most "
                    + AT_MOST
                    + ", those of the earliest slots.")
            .optionalQuery("status", "only these, with commas between them", "dead,failed")
            .answers(200, ContactListResponse.class, Examples.STUCK)
            .by(this::list),
        Endpoint.post(CONTACTS + "/{contactId}/plan-again")
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Plan a dead or failed contact for the next permitted hour")
            .answers(200, PlannedContactRepresentation.class, Examples.CONTACT)
            .fails(ProblemType.CONFLICT)
            .by(call -> answer(call, desk.planAgain(call.client(), id(call), now(), call.by()))),
        Endpoint.post(CONTACTS + "/{contactId}/settle")
            .roles(OPERATOR)
            .repeatable()
            .summary("Say what became of a contact of unknown fate")
            .description(
                "One that was made goes into the log as of the begin of its slot; one that was not"
                    + " is dead and may be planned again.")
            .takes(RequestBody.json(SettleOrder.class, "{\"made\":true}"))
            .answers(200, PlannedContactRepresentation.class, Examples.CONTACT)
            .fails(ProblemType.CONFLICT)
            .by(this::settle),
        Endpoint.post(CONTACTS + "/{contactId}/drop")
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Leave a dead or failed contact at that")
            .answers(200, PlannedContactRepresentation.class, Examples.CONTACT)
            .fails(ProblemType.CONFLICT)
            .by(call -> answer(call, desk.drop(call.client(), id(call), now(), call.by()))));
  }

  private Answer list(Call call) {
    DebtorZones.OfClient debtorZones = zones.of(call.client());
    return call.json(
        new ContactListResponse(
            stuck.list(call.client(), statuses(call), AT_MOST).stream()
                .map(
                    state ->
                        PlannedContactRepresentation.from(
                            state, debtorZones.of(state.contact().debtorId())))
                .toList()));
  }

  private static Set<ContactStatus> statuses(Call call) {
    Set<ContactStatus> wanted = EnumSet.noneOf(ContactStatus.class);
    String named = call.optionalQuery("status").orElse("dead,failed,unknown");
    for (String name : named.split(",", -1)) {
      StuckContacts.STUCK.stream()
          .filter(status -> status.wireName().equals(name))
          .findFirst()
          .ifPresentOrElse(
              wanted::add,
              () -> {
                throw ProblemException.invalid(
                    "", "status must name dead, failed or unknown, with commas between them");
              });
    }
    return wanted;
  }

  private Answer settle(Call call) {
    boolean made = call.body(SettleOrder.class).made();
    return answer(call, desk.settle(call.client(), id(call), made, now(), call.by()));
  }

  private static ContactId id(Call call) {
    return call.id("contactId", "the contact", ContactId::new);
  }

  private Instant now() {
    return clock.instant();
  }

  private Answer answer(Call call, Result result) {
    return switch (result) {
      case Result.Done done ->
          call.json(
              PlannedContactRepresentation.from(
                  done.state(), zones.of(call.client()).of(done.state().contact().debtorId())));
      case Result.Refused refused ->
          throw ProblemException.of(ProblemType.CONFLICT, refused.reason());
      case Result.NotFound _ -> throw ProblemException.notFound("the contact");
    };
  }
}
