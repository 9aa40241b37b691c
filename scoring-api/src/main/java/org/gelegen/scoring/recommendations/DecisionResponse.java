package org.gelegen.scoring.recommendations;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.Figures;
import org.gelegen.scoring.presentation.SlotTimes;

/** A decision as it was stored. */
public record DecisionResponse(
    @Doc("the moment whose knowledge counted") OffsetDateTime at,
    @Doc("the version that scored; none without a model") String modelVersion,
    @Doc("what was decided, with its reasons") Recommendation decision,
    @Doc(
            "every action that could have been drawn, with its probability; one of a later day is,"
                + " for a night's plan, to wait")
        List<Permitted> permitted) {
  public DecisionResponse {
    permitted = List.copyOf(permitted);
  }

  /** An action that could have been drawn. */
  record Permitted(Channel channel, SlotTimes slot, double probability) {}

  public static DecisionResponse from(Decision decision, ZoneId zone, PlainLanguage language) {
    return new DecisionResponse(
        decision.at().atZone(zone).toOffsetDateTime(),
        decision.modelVersion(),
        Recommendation.from(decision, zone, true, language),
        decision.permitted().stream()
            .map(
                permitted ->
                    new Permitted(
                        permitted.action().channel(),
                        SlotTimes.from(permitted.action().slot(), zone),
                        Figures.rounded(permitted.probability())))
            .toList());
  }
}
