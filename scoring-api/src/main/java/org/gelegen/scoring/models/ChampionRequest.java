package org.gelegen.scoring.models;

import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.http.Range;

/** Which version is to be the champion. */
record ChampionRequest(
    @Doc("its name, such as noorderlicht-12") @Range(min = 1, max = 160) String version) {}
