package org.gelegen.scoring.jobs;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;

/** Why a job is not to be started. */
record PauseOrder(
    @Doc("the reason, which stays in the audit log for good: no personal data")
        @Range(min = 1, max = 1000)
        String why) {}
