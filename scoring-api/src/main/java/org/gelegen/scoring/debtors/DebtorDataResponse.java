package org.gelegen.scoring.debtors;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.recommendations.DecisionResponse;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Everything held about a debtor. */
record DebtorDataResponse(
    String debtorId,
    @Doc("every record, oldest first, as it is imported") List<JsonNode> records,
    @Doc("every decision, oldest first, with what it was drawn from")
        List<DecisionResponse> decisions,
    @Doc("every contact that was ever planned, by slot, whatever became of it")
        List<PlannedContactRepresentation> planned,
    @Doc("the experiments that the debtor takes or took part in") List<Exposed> experiments,
    @Doc("what a version that only looked on made of decisions, oldest first")
        List<Shadowed> shadows,
    @Doc("objections to profiling, oldest first, withdrawn ones included")
        List<ObjectionRepresentation> objections) {
  DebtorDataResponse {
    records = List.copyOf(records);
    decisions = List.copyOf(decisions);
    planned = List.copyOf(planned);
    experiments = List.copyOf(experiments);
    shadows = List.copyOf(shadows);
    objections = List.copyOf(objections);
  }

  /** What another version would have decided; it acts on nothing. */
  record Shadowed(
      String decisionId,
      @Doc("the version that looked on") String version,
      @Doc("the channel it would have chosen; left out: it would have waited")
          @Nullable String channel,
      @Nullable OffsetDateTime start,
      @Doc("what it expected of the chosen action; left out: none was chosen")
          @Nullable Double reach,
      @Nullable Double response,
      @Nullable Double harm) {
    static Shadowed from(ShadowScore score, ZoneId zone) {
      ScoredAction choice = score.choice();
      ShadowScore.Probabilities expected = score.ofChosen();
      return new Shadowed(
          score.decisionId().value(),
          score.version(),
          choice == null ? null : choice.action().channel().wireName(),
          choice == null ? null : choice.slot().start().atZone(zone).toOffsetDateTime(),
          expected == null ? null : (Double) expected.reach(),
          expected == null ? null : (Double) expected.response(),
          expected == null ? null : (Double) expected.harm());
    }
  }

  /** An experiment that the debtor takes part in, and since when. */
  record Exposed(String id, String arm, OffsetDateTime since) {
    static Exposed from(Exposure exposure, ZoneId zone) {
      return new Exposed(
          exposure.experiment().value(),
          exposure.arm(),
          exposure.at().atZone(zone).toOffsetDateTime());
    }
  }
}
