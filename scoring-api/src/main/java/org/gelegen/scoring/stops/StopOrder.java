package org.gelegen.scoring.stops;

import org.gelegen.model.portfolio.Channel;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;
import org.jspecify.annotations.Nullable;

/** What is to stop, and why. */
record StopOrder(
    @Doc("the channel to stop; left out: every channel") @Nullable Channel channel,
    @Doc("the reason that is written down") @Range(min = 1, max = 1000) String why) {}
