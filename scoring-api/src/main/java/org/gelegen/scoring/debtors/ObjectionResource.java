package org.gelegen.scoring.debtors;

import static org.gelegen.model.access.Role.OPERATOR;

import java.util.List;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Takes in debtors' objections to profiling, and their withdrawal. */
public final class ObjectionResource {
  private static final String OBJECTION = Endpoint.CLIENT + "/debtors/{debtorId}/objection";
  private static final String IN_FORCE =
      """
      {"objectionId":"0d1f6f1f-8a55-4b0e-9d5f-5d3f3c1e4a11","objectedAt":"2026-11-23T09:12:00+01:00","objectedBy":"9b1c","why":"by letter of 20 November","cancelled":1}
      """;
  private static final String WITHDRAWN =
      """
      {"objectionId":"0d1f6f1f-8a55-4b0e-9d5f-5d3f3c1e4a11","objectedAt":"2026-11-23T09:12:00+01:00","objectedBy":"9b1c","why":"by letter of 20 November","cancelled":1,"withdrawnAt":"2026-12-01T11:40:00+01:00","withdrawnBy":"9b1c"}
      """;

  private final ObjectionOrders orders;
  private final DebtorZones zones;

  public ObjectionResource(ObjectionOrders orders, DebtorZones zones) {
    this.orders = orders;
    this.zones = zones;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(OBJECTION)
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("The debtor objects to profiling (GDPR art. 21 and 22)")
            .description(
                "From now on no model is asked about the debtor, who is contacted by the client's"
                    + " workflow alone. What a model had planned is taken back at once, and the"
                    + " next training is without the debtor. It is answered when no message that it"
                    + " called off is with a gateway any more, at most a minute later. An objection"
                    + " that is in force already stays as it is.")
            .takes(RequestBody.json(ObjectionOrder.class, "{\"why\":\"by letter of 20 November\"}"))
            .answers(200, ObjectionRepresentation.class, IN_FORCE)
            .by(this::object),
        Endpoint.delete(OBJECTION)
            .roles(OPERATOR)
            .summary("The debtor withdraws the objection to profiling")
            .description(
                "One that was withdrawn before stays as it is. The reason may be left out, with"
                    + " the body; it is no part of the URL, since those are logged on the way.")
            .takes(RequestBody.json(WithdrawalOrder.class, "{\"why\":\"telephoned\"}").orNothing())
            .answers(200, ObjectionRepresentation.class, WITHDRAWN)
            .by(this::withdraw));
  }

  private Answer object(Call call) {
    DebtorId debtor = debtor(call);
    ObjectionOrder order = call.body(ObjectionOrder.class);
    return answer(call, orders.object(call.client(), debtor, call.by(), order.why()));
  }

  private Answer withdraw(Call call) {
    DebtorId debtor = debtor(call);
    String why = call.optionalBody(WithdrawalOrder.class).map(WithdrawalOrder::why).orElse(null);
    return answer(call, orders.withdraw(call.client(), debtor, call.by(), why));
  }

  private Answer answer(Call call, Objection objection) {
    return call.json(
        ObjectionRepresentation.from(objection, zones.of(call.client()).of(objection.debtorId())));
  }

  private static DebtorId debtor(Call call) {
    return call.id("debtorId", "the debtor", DebtorId::new);
  }
}
