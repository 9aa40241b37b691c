package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/** Cookies that no script reads and no other site sends. */
final class Cookies {
  private Cookies() {}

  /**
   * Sets one.
   *
   * @param value of characters that a cookie may have
   * @param kept for how long; absent: until the browser is closed
   */
  static void set(Context context, String name, String value, @Nullable Duration kept) {
    String secure =
        "https".equals(context.header("X-Forwarded-Proto")) || context.scheme().equals("https")
            ? "; Secure"
            : "";
    String age = kept == null ? "" : "; Max-Age=" + kept.toSeconds();
    context
        .res()
        .addHeader(
            "Set-Cookie",
            name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + age + secure);
  }

  static void forget(Context context, String name) {
    set(context, name, "", Duration.ZERO);
  }
}
