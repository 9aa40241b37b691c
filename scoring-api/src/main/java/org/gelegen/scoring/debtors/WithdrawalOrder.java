package org.gelegen.scoring.debtors;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;

/** Why a debtor withdraws an objection. */
record WithdrawalOrder(
    @Doc("how the withdrawal came in, or its words; it is part of what is held about the debtor")
        @Range(min = 1, max = 1000)
        @Nullable String why) {}
