package org.gelegen.scoring.debtors;

import java.util.List;
import org.gelegen.scoring.campaigns.PlannedContactRepresentation;
import org.gelegen.scoring.http.Doc;
import tools.jackson.databind.JsonNode;

/** Everything held about a debtor. */
record DebtorDataResponse(
    String debtorId,
    @Doc("every record, oldest first, as it is imported") List<JsonNode> records,
    @Doc("contacts that are planned, being sent, or of unknown fate")
        List<PlannedContactRepresentation> planned) {
  DebtorDataResponse {
    records = List.copyOf(records);
    planned = List.copyOf(planned);
  }
}
