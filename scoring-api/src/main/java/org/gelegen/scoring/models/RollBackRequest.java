package org.gelegen.scoring.models;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;

/** Why the champion before the present one is to be champion again. */
record RollBackRequest(
    @Doc("the reason that is written down") @Range(min = 1, max = 1000) String why) {}
