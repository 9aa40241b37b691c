package org.gelegen.scoring.dialer;

import static org.gelegen.model.access.Role.DIALER;
import static org.gelegen.model.access.Role.OPERATOR;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.dialer.CallLeaser;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.dialer.NextCall;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Hands calls to dialers, each to one of them, and takes them back. */
public final class DialerResource {
  private static final String DIALER_PATH = Endpoint.CLIENT + "/dialer";
  private static final String REQUEST =
      "{\"dialerId\":\"floor-2\",\"limit\":10,\"leaseSeconds\":300}";
  private static final String LEASE = "0f4c2a9be17d4f6ea3b85d10c2e7f946";
  private static final String RESPONSE =
      """
      {"calls":[{"leaseId":"%s","contactId":"call-01KASVCM2R7D7XJ8Z2M8Q4T9YV","debtorId":"d-17","caseId":"c-9","alsoCaseIds":["c-12"],"address":"+31612345678","reach":0.34,"expectedValue":"7.80","notAfter":"2026-11-23T18:05:00+01:00"}]}
      """
          .formatted(LEASE);
  private static final String TABLE =
      """
      leaseId,contactId,debtorId,caseId,address,reach,expectedValue,notAfter,alsoCaseIds
      %s,call-01KASVCM2R7D7XJ8Z2M8Q4T9YV,d-17,c-9,+31612345678,0.34,7.80,2026-11-23T18:05:00+01:00,c-12
      """
          .formatted(LEASE);

  private final CallLeaser leaser;
  private final DebtorZones zones;
  private final Counter leased;

  public DialerResource(CallLeaser leaser, DebtorZones zones, MeterRegistry metrics) {
    this.leaser = leaser;
    this.zones = zones;
    leased =
        Counter.builder("gelegen.calls.leased")
            .description("Calls handed to dialers")
            .register(metrics);
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(DIALER_PATH + "/next")
            .roles(DIALER, OPERATOR)
            .keyed(Binding.LEASES)
            .summary("The calls most worth making now, leased")
            .description(
                "No debtor is handed out twice while a lease on it lasts. The first outcome sent"
                    + " for a contactId records the call; a call of which nothing is heard by the"
                    + " end of its lease was not made, and the debtor may be handed out again.")
            .takes(RequestBody.json(NextCallsRequest.class, REQUEST))
            .answers(200, NextCallsResponse.class, RESPONSE)
            .answers(new Media(Media.CSV, String.class, TABLE))
            .fails(ProblemType.UNAVAILABLE)
            .by(this::next),
        Endpoint.post(DIALER_PATH + "/leases/{leaseId}/release")
            .roles(DIALER, OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Give back a call that was not made")
            .answers(200, ReleaseResponse.class, "{\"released\":\"" + LEASE + "\"}")
            .by(this::release));
  }

  private Answer next(Call call) {
    NextCallsRequest request = call.body(NextCallsRequest.class);
    List<NextCall> calls =
        leaser
            .next(call.client(), request.dialer(), request.limit(), request.lease())
            .orElseThrow(() -> ProblemException.notFound("the client, before its client record,"));
    leased.increment(calls.size());
    NextCallsResponse response = NextCallsResponse.from(calls, zones.of(call.client()));
    return call.wanted().equals(Media.CSV)
        ? Answer.stream(
            Media.CSV + "; charset=utf-8", out -> CallTable.write(response.calls(), out))
        : call.json(response);
  }

  private Answer release(Call call) {
    LeaseId lease = call.id("leaseId", "the lease", LeaseId::new);
    if (!leaser.release(call.client(), lease)) {
      throw ProblemException.notFound("the lease");
    }
    return call.json(new ReleaseResponse(lease.value()));
  }
}
