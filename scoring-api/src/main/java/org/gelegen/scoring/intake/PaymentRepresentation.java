package org.gelegen.scoring.intake;

import java.time.OffsetDateTime;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** A payment as it is described; it is read as the record that it is. */
record PaymentRepresentation(
    @Doc("payment, or left out") @Nullable String type,
    @Doc("the client of the path, or left out") @Nullable String clientId,
    String paymentId,
    String debtorId,
    @Nullable String caseId,
    OffsetDateTime at,
    @Doc("a decimal string in the client's currency, not zero; negative: a payment reversed")
        String amount) {}
