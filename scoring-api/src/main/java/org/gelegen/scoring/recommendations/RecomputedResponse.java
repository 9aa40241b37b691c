package org.gelegen.scoring.recommendations;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A decision as it was stored, and whether it comes out the same when it is made again. */
record RecomputedResponse(
    @Doc("the moment whose knowledge counted") OffsetDateTime at,
    @Doc("the version that scored; none without a model") String modelVersion,
    @Doc("what was decided, with its reasons") Recommendation decision,
    @Doc("every action that could have been drawn, with its probability")
        List<DecisionResponse.Permitted> permitted,
    @Doc(
            "whether it comes out the same from the records, model, settings, rules and chance of"
                + " then")
        boolean same,
    @Doc("what does not, or what is missing for making it again; absent when it is the same")
        @Nullable List<String> differs,
    @Doc("how it comes out now; absent when it is the same or cannot be made again")
        @Nullable Recommendation recomputed) {
  RecomputedResponse {
    permitted = List.copyOf(permitted);
    differs = differs == null ? null : List.copyOf(differs);
  }

  static RecomputedResponse from(
      Decision stored, Recomputer.Result result, ZoneId zone, PlainLanguage language) {
    DecisionResponse shown = DecisionResponse.from(stored, zone, language);
    boolean same = result.differs().isEmpty();
    Decision again = result.decision();
    return new RecomputedResponse(
        shown.at(),
        shown.modelVersion(),
        shown.decision(),
        shown.permitted(),
        same,
        same ? null : result.differs(),
        same || again == null ? null : recomputed(stored, again, zone, language));
  }

  private static Recommendation recomputed(
      Decision stored, Decision again, ZoneId zone, PlainLanguage language) {
    Decision.ExperimentArm arm = stored.arm();
    return Recommendation.from(arm == null ? again : again.in(arm), zone, true, language);
  }
}
