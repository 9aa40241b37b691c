package org.gelegen.scoring.recommendations;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.DIALER;
import static org.gelegen.model.access.Role.OPERATOR;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.http.Answer;
import org.gelegen.scoring.http.Call;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.Media;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.RequestBody;
import org.gelegen.scoring.presentation.DebtorZones;
import org.gelegen.scoring.recommendations.RecommendationResponse.Telling;

/** Recommends, and shows what was recommended. */
public final class RecommendationResource {
  private final Recommender recommender;
  private final Recomputer recomputer;
  private final DecisionLog decisions;
  private final DebtorZones zones;
  private final RecordCodec codec;
  private final InstantSource clock;
  private final MeterRegistry metrics;

  public RecommendationResource(
      Recommender recommender,
      Recomputer recomputer,
      DecisionLog decisions,
      DebtorZones zones,
      RecordCodec codec,
      InstantSource clock,
      MeterRegistry metrics) {
    this.recommender = recommender;
    this.recomputer = recomputer;
    this.decisions = decisions;
    this.zones = zones;
    this.codec = codec;
    this.clock = clock;
    this.metrics = metrics;
  }

  public List<Endpoint> endpoints() {
    return List.of(
        Endpoint.post(Endpoint.CLIENT + "/recommendations")
            .roles(DIALER, ANALYST, OPERATOR)
            .onlyAsks()
            .summary("What to do for debtors: contact, wait or stop")
            .description(
                "Every decision is stored with what it was drawn from before it is answered. A"
                    + " debtor that is not known fails alone, in errors. As NDJSON each"
                    + " debtor is a line, those that fail last.")
            .takes(RequestBody.batch(RecommendationRequest.class, Examples.REQUEST))
            .answers(200, RecommendationResponse.class, Examples.RESPONSE)
            .answers(new Media(Media.NDJSON, RecommendationLine.class, Examples.LINE))
            .fails(ProblemType.UNAVAILABLE)
            .by(this::recommend),
        Endpoint.post(Endpoint.CLIENT + "/scores")
            .roles(DIALER, ANALYST, OPERATOR)
            .onlyAsks()
            .summary("What to do for debtors that are described in the request")
            .description(
                "As recommendations, by the records given and nothing else: what is known of"
                    + " debtors of these ids does not count, experiments do not either, and"
                    + " nothing is stored, the decisions included. type and clientId of a record"
                    + " may be left out.")
            .takes(RequestBody.large(ScoreRequest.class, Examples.SCORE))
            .answers(200, RecommendationResponse.class, Examples.RESPONSE)
            .answers(new Media(Media.NDJSON, RecommendationLine.class, Examples.LINE))
            .fails(ProblemType.UNAVAILABLE)
            .by(this::score),
        Endpoint.get(Endpoint.CLIENT + "/decisions/{decisionId}")
            .roles(DIALER, ANALYST, OPERATOR)
            .summary("A decision as it was stored, and whether it comes out the same again")
            .description(
                "It is made again from the records that were known, the model, settings and rules"
                    + " of then, what was pending, and the chance that follows from its id. What a"
                    + " night's plan chose for all debtors together is taken as given. Where no"
                    + " model was asked, it is worked out what a workflow or a rule had due, from"
                    + " the contacts of then.")
            .optionalQuery("language", "of the reasons: en or nl; absent: en", "nl")
            .answers(200, RecomputedResponse.class, Examples.DECISION)
            .fails(ProblemType.UNAVAILABLE)
            .by(this::decision));
  }

  private Answer recommend(Call call) {
    Set<Channel> used =
        recommender.usedChannels(call.client()).orElseThrow(RecommendationResource::unknownClient);
    RecommendationRequest request =
        call.body(RecommendationRequest.class, RecommendationRequest.check(used));
    Recommender.Result result =
        recommender
            .recommend(call.client(), request.toDomain(clock.instant()))
            .orElseThrow(RecommendationResource::unknownClient);
    for (Decision decision : result.decisions()) {
      count(decision.kind());
    }
    return answer(
        call,
        result,
        new Telling(
            zones.of(call.client())::of,
            request.explained(),
            request.spoken(),
            "is not known; send its debtor and case records first"));
  }

  private static ProblemException unknownClient() {
    return ProblemException.notFound("the client, before its client record,");
  }

  private Answer score(Call call) {
    Set<Channel> used =
        recommender.usedChannels(call.client()).orElseThrow(RecommendationResource::unknownClient);
    ScoreRequest request = call.body(ScoreRequest.class, ScoreRequest.check(used));
    Instant now = clock.instant();
    Map<DebtorId, List<PortfolioRecord>> described =
        Descriptions.read(request.debtors(), codec, call.client());
    Recommender.Result result =
        recommender
            .score(call.client(), described, request.toDomain(described.keySet(), now))
            .orElseThrow(RecommendationResource::unknownClient);
    ZoneId zone = zones.of(call.client()).client();
    return answer(
        call,
        result,
        new Telling(
            debtor -> Descriptions.zone(described.getOrDefault(debtor, List.of()), zone),
            request.explained(),
            request.spoken(),
            "has no record of at or before the moment asked about"));
  }

  private static Answer answer(Call call, Recommender.Result result, Telling telling) {
    return call.wanted().equals(Media.NDJSON)
        ? call.lines(RecommendationResponse.lines(result, telling))
        : call.json(RecommendationResponse.from(result, telling));
  }

  private void count(Decision.Kind kind) {
    Counter.builder("gelegen.decisions")
        .description("Decisions made, by what they say")
        .tag("action", kind.wireName())
        .register(metrics)
        .increment();
  }

  private Answer decision(Call call) {
    DecisionId id = call.id("decisionId", "the decision", DecisionId::new);
    Decision decision =
        decisions
            .find(call.client(), id)
            .orElseThrow(() -> ProblemException.notFound("the decision"));
    return call.json(
        RecomputedResponse.from(
            decision,
            recomputer.recompute(call.client(), decision),
            zones.of(call.client()).of(decision.debtorId()),
            call.query("language", PlainLanguage.class, PlainLanguage.ENGLISH)));
  }
}
