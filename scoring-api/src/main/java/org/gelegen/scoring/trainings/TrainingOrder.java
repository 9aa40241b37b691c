package org.gelegen.scoring.trainings;

import java.time.OffsetDateTime;
import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** What to train. */
record TrainingOrder(
    @Doc("the moment to train as of, not in the future; absent: now")
        @Nullable OffsetDateTime asOf) {}
