package org.gelegen.scoring.recommendations;

import org.gelegen.scoring.http.Doc;
import org.jspecify.annotations.Nullable;

/** One debtor of an answer that is given line by line; either of the last two is there. */
record RecommendationLine(
    @Doc("the version that scored; none without a model") String modelVersion,
    @Doc("what is recommended") @Nullable Recommendation recommendation,
    @Doc("why nothing can be recommended") RecommendationResponse.@Nullable DebtorError error) {}
