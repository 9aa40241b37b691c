package org.gelegen.scoring.recommendations;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.scoring.http.JsonFormat;

/**
 * Recommendations as they are answered over HTTP, one a line, for those who ask elsewhere.
 * Thread-safe.
 */
public final class RecommendationJson {
  private final JsonFormat json = new JsonFormat();

  /**
   * A decision as JSON on one line, with reasons and exclusions.
   *
   * @param zone where the debtor is
   * @param language of the reasons
   */
  public String line(Decision decision, ZoneId zone, PlainLanguage language) {
    return new String(
        json.write(Recommendation.from(decision, zone, true, language)), StandardCharsets.UTF_8);
  }
}
