package org.gelegen.scoring.models;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;

/** Why the champion before the present one is to be champion again. */
record RollBackRequest(
    @Doc("the reason that is written down") @Range(min = 1, max = 1000) String why,
    @Doc(
            "the version to be left; where another is champion nothing changes, so that a request"
                + " may be repeated; left out: whichever is champion")
        @Range(min = 1, max = 160)
        @Nullable String from) {}
