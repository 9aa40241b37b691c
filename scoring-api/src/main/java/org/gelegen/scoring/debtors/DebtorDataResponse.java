package org.gelegen.scoring.debtors;

import java.util.List;
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
        List<PlannedContactRepresentation> planned) {
  DebtorDataResponse {
    records = List.copyOf(records);
    decisions = List.copyOf(decisions);
    planned = List.copyOf(planned);
  }
}
