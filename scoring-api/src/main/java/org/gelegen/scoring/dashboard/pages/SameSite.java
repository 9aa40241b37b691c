package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.jspecify.annotations.Nullable;

/**
 * Refuses forms that a page of somebody else's sends in a visitor's name: by what the browser says
 * about where they come from, besides the cookie's own SameSite.
 *
 * @see "W3C: Fetch Metadata Request Headers"
 */
final class SameSite {
  private SameSite() {}

  static void require(Context context) {
    @Nullable String site = context.header("Sec-Fetch-Site");
    @Nullable String origin = context.header("Origin");
    boolean own =
        site == null
            ? origin == null || hostOf(origin).equals(context.header("Host"))
            : site.equals("same-origin");
    if (!own) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN, "this form was sent by a page of another site");
    }
  }

  private static String hostOf(String origin) {
    return origin.replaceFirst("^https?://", "");
  }
}
