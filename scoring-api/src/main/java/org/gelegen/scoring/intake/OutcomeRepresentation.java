package org.gelegen.scoring.intake;

import java.time.OffsetDateTime;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** An outcome as it is described; it is read as the record that it is. */
record OutcomeRepresentation(
    @Doc("outcome, or left out") @Nullable String type,
    @Doc("the client of the path, or left out") @Nullable String clientId,
    @Doc("the contact that it came of") String contactId,
    OffsetDateTime at,
    OutcomeResult result,
    @Doc("the appointment asked for; only with callback-request")
        @Nullable OffsetDateTime callbackAt) {}
