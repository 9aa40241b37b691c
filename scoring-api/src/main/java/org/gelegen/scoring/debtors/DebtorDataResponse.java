package org.gelegen.scoring.debtors;

import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.recommendations.DecisionResponse;
import tools.jackson.databind.JsonNode;

/** Everything held about a debtor. */
record DebtorDataResponse(
    String debtorId,
    @Doc("every record, oldest first, as it is imported") List<JsonNode> records,
    @Doc("every decision, oldest first, with what it was drawn from")
        List<DecisionResponse> decisions,
    @Doc("every contact that was ever planned, by slot, whatever became of it")
        List<PlannedContactRepresentation> planned,
    @Doc("the experiments that the debtor takes or took part in") List<Exposed> experiments) {
  DebtorDataResponse {
    records = List.copyOf(records);
    decisions = List.copyOf(decisions);
    planned = List.copyOf(planned);
    experiments = List.copyOf(experiments);
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
