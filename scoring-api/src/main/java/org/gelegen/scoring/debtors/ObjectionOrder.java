package org.gelegen.scoring.debtors;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;

/** Why a debtor objects to profiling. */
record ObjectionOrder(
    @Doc("how the objection came in, or its words; it is part of what is held about the debtor")
        @Range(min = 1, max = 1000)
        String why) {}
