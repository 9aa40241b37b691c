package org.gelegen.scoring.debtors;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.DIALER;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.InstantSource;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.presentation.DebtorZones;
import org.gelegen.scoring.recommendations.DecisionResponse;
import tools.jackson.databind.JsonNode;

/** Shows what happened with a debtor and what is held, and erases it. */
public final class DebtorResource {
  private static final String DEBTOR = Endpoint.CLIENT + "/debtors/{debtorId}";
  private static final String RECORD =
      """
      {"type":"payment","clientId":"noorderlicht","paymentId":"p-1","debtorId":"d-17","at":"2025-03-03T06:41:00Z","amount":"143.20"}\
      """;

  private final RecordLog records;
  private final RecordCodec codec;
  private final DecisionLog decisions;
  private final CampaignStore campaigns;
  private final ExposureStore exposures;
  private final ShadowStore shadows;
  private final Objections objections;
  private final HeldTraces traces;
  private final Erasure erasure;
  private final DebtorZones zones;
  private final AuditLog audit;
  private final InstantSource clock;

  public DebtorResource(
      RecordLog records,
      RecordCodec codec,
      DecisionLog decisions,
      CampaignStore campaigns,
      ExposureStore exposures,
      ShadowStore shadows,
      Objections objections,
      HeldTraces traces,
      Erasure erasure,
      DebtorZones zones,
      AuditLog audit,
      InstantSource clock) {
    this.records = records;
    this.codec = codec;
    this.decisions = decisions;
    this.campaigns = campaigns;
    this.exposures = exposures;
    this.shadows = shadows;
    this.objections = objections;
    this.traces = traces;
    this.erasure = erasure;
    this.zones = zones;
    this.audit = audit;
    this.clock = clock;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.get(DEBTOR + "/timeline")
            .roles(DIALER, ANALYST, OPERATOR)
            .summary("Everything that happened, on the debtor's clock")
            .answers(
                200,
                TimelineResponse.class,
                "{\"debtorId\":\"d-17\",\"timeZone\":\"Europe/Amsterdam\",\"events\":[{\"at\":"
                    + "\"2025-03-03T07:41:00+01:00\",\"type\":\"payment\",\"record\":"
                    + RECORD
                    + "}],\"planned\":[],\"objections\":[]}")
            .by(this::timeline),
        Endpoint.get(DEBTOR + "/data")
            .roles(OPERATOR)
            .summary("Everything held about the debtor (GDPR art. 15 and 20)")
            .optionalQuery("language", "of the reasons: en or nl; absent: en", "nl")
            .answers(
                200,
                DebtorDataResponse.class,
                "{\"debtorId\":\"d-17\",\"records\":["
                    + RECORD
                    + "],\"decisions\":[],\"planned\":[],\"experiments\":[{\"id\":\"evening-calls\","
                    + "\"arm\":\"model\",\"since\":\"2026-12-01T04:30:00+01:00\"}],\"shadows\":[],\"objections\":[],"
                    + "\"links\":[],\"messages\":[],\"numbers\":[]}")
            .by(this::data),
        Endpoint.delete(DEBTOR)
            .roles(OPERATOR)
            .summary("Erase the debtor's personal data (GDPR art. 17)")
            .description("It cannot be undone. The next training is without it.")
            .answers(200, ErasureResponse.class, "{\"erased\":12}")
            .by(this::erase));
  }

  private Answer timeline(Call call) {
    DebtorId debtor = debtor(call);
    DebtorZones.OfClient clocks = zones.of(call.client());
    List<TimelineResponse.Event> events =
        known(call, debtor).stream()
            .map(
                record ->
                    new TimelineResponse.Event(
                        clocks.at(debtor, record.at()), record.type(), json(call, record)))
            .toList();
    return call.json(
        new TimelineResponse(
            debtor.value(),
            clocks.of(debtor).getId(),
            events,
            planned(call.client(), debtor, clocks),
            ObjectionRepresentation.from(
                objections.find(call.client(), debtor), clocks.of(debtor))));
  }

  private Answer data(Call call) {
    DebtorId debtor = debtor(call);
    ClientId client = call.client();
    List<ContactState> planned = campaigns.findByDebtor(client, debtor);
    Set<ContactId> contacts =
        planned.stream().map(state -> state.contact().contactId()).collect(Collectors.toSet());
    List<PortfolioRecord> held = new ArrayList<>(records.findByDebtor(client, debtor));
    held.addAll(records.findWaiting(client, contacts));
    held.sort(DebtorHistory.ORDER);
    List<Decision> decided = decisions.findByDebtor(client, debtor);
    List<Exposure> exposed = exposures.find(client, Set.of(debtor));
    if (held.isEmpty() && decided.isEmpty() && planned.isEmpty() && exposed.isEmpty()) {
      throw ProblemException.notFound("the debtor");
    }
    HeldTraces.Traces left = traces.find(client, debtor);
    audit.append(
        client,
        clock.instant(),
        call.by(),
        "debtor.exported",
        "records=%d decisions=%d planned=%d experiments=%d"
            .formatted(held.size(), decided.size(), planned.size(), exposed.size()));
    ZoneId zone = zones.of(client).of(debtor);
    PlainLanguage language = call.query("language", PlainLanguage.class, PlainLanguage.ENGLISH);
    return call.json(
        new DebtorDataResponse(
            debtor.value(),
            held.stream().map(record -> json(call, record)).toList(),
            decided.stream()
                .map(decision -> DecisionResponse.from(decision, zone, language))
                .toList(),
            planned.stream().map(state -> PlannedContactRepresentation.from(state, zone)).toList(),
            exposed.stream()
                .map(exposure -> DebtorDataResponse.Exposed.from(exposure, zone))
                .toList(),
            shadows.findByDebtor(client, debtor).stream()
                .map(score -> DebtorDataResponse.Shadowed.from(score, zone))
                .toList(),
            ObjectionRepresentation.from(objections.find(client, debtor), zone),
            left.links().stream()
                .map(link -> DebtorDataResponse.SentLink.from(link, zone))
                .toList(),
            left.messages().stream()
                .map(message -> DebtorDataResponse.SentMessage.from(message, zone))
                .toList(),
            left.numbers().stream()
                .map(number -> DebtorDataResponse.WrittenNumber.from(number, zone))
                .toList()));
  }

  private Answer erase(Call call) {
    DebtorId debtor = debtor(call);
    // The audit entry is the erasure's own: it is one transaction with what it tells of.
    long erased = erasure.erase(call.client(), debtor, clock.instant(), call.by());
    if (erased == 0) {
      throw ProblemException.notFound("the debtor");
    }
    return call.json(new ErasureResponse(erased));
  }

  private static DebtorId debtor(Call call) {
    return call.id("debtorId", "the debtor", DebtorId::new);
  }

  private List<PortfolioRecord> known(Call call, DebtorId debtor) {
    List<PortfolioRecord> found =
        records.findByDebtor(call.client(), debtor).stream().sorted(DebtorHistory.ORDER).toList();
    if (found.isEmpty()) {
      throw ProblemException.notFound("the debtor");
    }
    return found;
  }

  private List<PlannedContactRepresentation> planned(
      ClientId client, DebtorId debtor, DebtorZones.OfClient clocks) {
    return campaigns.pending(client, debtor).stream()
        .map(state -> PlannedContactRepresentation.from(state, clocks.of(debtor)))
        .toList();
  }

  private JsonNode json(Call call, PortfolioRecord record) {
    return call.format().mapper().readTree(codec.write(record));
  }
}
