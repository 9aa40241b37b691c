package org.gelegen.scoring.stops;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.campaign.Stops;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;

/** Stops what goes out, over one channel or all of them, and lets it go out again. */
public final class StopResource {
  private static final String STOPS = Endpoint.CLIENT + "/stops";
  private static final String ORDER =
      "{\"channel\":\"sms\",\"why\":\"texts go to the wrong numbers\"}";
  private static final String STOP =
      """
      {"stopId":"5d3f3c1e-8a55-4b0e-9d5f-0d1f6f1f4a11","channel":"sms","stoppedAt":"2026-11-23T09:12:00+01:00","stoppedBy":"9b1c","why":"texts go to the wrong numbers","cancelled":812}
      """;
  private static final String LIFTED =
      """
      {"stopId":"5d3f3c1e-8a55-4b0e-9d5f-0d1f6f1f4a11","channel":"sms","stoppedAt":"2026-11-23T09:12:00+01:00","stoppedBy":"9b1c","why":"texts go to the wrong numbers","cancelled":812,"liftedAt":"2026-11-23T11:40:00+01:00","liftedBy":"9b1c"}
      """;

  private final Stops stops;
  private final DebtorZones zones;
  private final InstantSource clock;

  public StopResource(Stops stops, DebtorZones zones, InstantSource clock) {
    this.stops = stops;
    this.zones = zones;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(STOPS)
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Stop everything that goes out, or one channel")
            .description(
                "What is planned is taken back at once, what a dispatcher has in hand and its"
                    + " gateway does not have yet is called off, and dialers are given no more"
                    + " calls where calls are stopped. What a night plans later is taken back as"
                    + " well, until the stop is lifted.")
            .takes(RequestBody.json(StopOrder.class, ORDER))
            .answers(201, StopRepresentation.class, STOP)
            .by(this::stop),
        Endpoint.get(STOPS)
            .roles(ANALYST, OPERATOR)
            .summary("What was stopped, and what still is")
            .answers(200, StopListResponse.class, "{\"stops\":[" + STOP.strip() + "]}")
            .by(this::list),
        Endpoint.post(STOPS + "/{stopId}/lift")
            .roles(OPERATOR)
            .keyed(Binding.TRANSACTION)
            .summary("Let contacts go out again")
            .description(
                "What was taken back stays so; the night after plans again. A stop that was lifted"
                    + " before stays as it is.")
            .answers(200, StopRepresentation.class, LIFTED)
            .by(this::lift));
  }

  private Answer stop(Call call) {
    StopOrder order = call.body(StopOrder.class);
    return call.json(
        StopRepresentation.from(
            stops.stop(call.client(), order.channel(), clock.instant(), call.by(), order.why()),
            zone(call)));
  }

  private Answer list(Call call) {
    ZoneId zone = zone(call);
    return call.json(
        new StopListResponse(
            stops.list(call.client()).stream()
                .map(stop -> StopRepresentation.from(stop, zone))
                .toList()));
  }

  private Answer lift(Call call) {
    String id = call.id("stopId", "the stop", value -> value);
    ZoneId zone = zone(call);
    return call.json(
        stops
            .lift(call.client(), id, clock.instant(), call.by())
            .map(stop -> StopRepresentation.from(stop, zone))
            .orElseThrow(() -> ProblemException.notFound("the stop")));
  }

  private ZoneId zone(Call call) {
    return zones.of(call.client()).client();
  }
}
