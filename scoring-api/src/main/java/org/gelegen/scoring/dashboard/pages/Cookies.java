package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * Cookies that no script reads, no other site sends, and that go over HTTPS alone wherever they
 * could leave this machine.
 */
public final class Cookies {
  /** From where browsers can reach the service. */
  public enum Reach {
    /** From this machine alone, unless a proxy on it says that it was asked over HTTPS. */
    THIS_MACHINE,
    /** From others, so that there has to be HTTPS in front of it. */
    OTHERS
  }

  private final Reach reach;

  public Cookies(Reach reach) {
    this.reach = reach;
  }

  /** Whether what a request is answered with goes over HTTPS alone. */
  boolean isSecure(Context context) {
    return reach == Reach.OTHERS
        || context.scheme().equals("https")
        || "https".equals(context.header("X-Forwarded-Proto"));
  }

  /**
   * Sets one.
   *
   * @param value of characters that a cookie may have
   * @param kept for how long; absent: until the browser is closed
   */
  void set(Context context, String name, String value, @Nullable Duration kept) {
    String age = kept == null ? "" : "; Max-Age=" + kept.toSeconds();
    String secure = isSecure(context) ? "; Secure" : "";
    context
        .res()
        .addHeader(
            "Set-Cookie",
            name + "=" + value + "; Path=/; HttpOnly; SameSite=Strict" + age + secure);
  }

  void forget(Context context, String name) {
    set(context, name, "", Duration.ZERO);
  }
}
