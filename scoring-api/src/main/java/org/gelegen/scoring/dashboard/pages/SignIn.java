package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.util.Optional;
import org.gelegen.model.access.DashboardSession;
import org.gelegen.model.access.KeyStore;
import org.gelegen.scoring.access.ApiKeys;
import org.gelegen.scoring.access.Sessions;
import org.jspecify.annotations.Nullable;

/**
 * Gives who shows a good key a session, whose id the browser keeps where no script can read it. It
 * is looked up at each visit, so that one that was ended here, or whose key was revoked, ends at
 * once on every node.
 */
public final class SignIn {
  /** What the cookie is called where it may go over plain HTTP. */
  private static final String PLAIN = "gelegen-session";

  /** The same over HTTPS: browsers take one of this name from this very host alone. */
  private static final String SECURE = "__Host-gelegen-session";

  private final ApiKeys keys;
  private final Sessions sessions;
  private final Cookies cookies;

  public SignIn(ApiKeys keys, Sessions sessions, Cookies cookies) {
    this.keys = keys;
    this.sessions = sessions;
    this.cookies = cookies;
  }

  /** What is kept with the browser. */
  Cookies cookies() {
    return cookies;
  }

  Optional<KeyStore.Holder> holder(Context context) {
    @Nullable String id = context.cookie(name(context));
    Optional<DashboardSession> session = sessions.find(id);
    session.ifPresent(
        found -> {
          keys.noteUse(found.holder());
          // What a page asks for by itself, time and again, is no sign of anybody.
          if (context.header("HX-Request") == null) {
            sessions.noteUse(String.valueOf(id), found);
          }
        });
    return session.map(DashboardSession::holder);
  }

  /** Whether the key is good; then a session begins, and one that the browser had ends. */
  boolean signIn(Context context, String key) {
    Optional<KeyStore.Holder> holder = keys.findBearer("Bearer " + key.strip());
    if (holder.isPresent()) {
      sessions.end(context.cookie(name(context)));
      cookies.set(context, name(context), sessions.begin(holder.get()), null);
    }
    return holder.isPresent();
  }

  void signOut(Context context) {
    sessions.end(context.cookie(name(context)));
    cookies.forget(context, name(context));
  }

  private String name(Context context) {
    return cookies.isSecure(context) ? SECURE : PLAIN;
  }
}
