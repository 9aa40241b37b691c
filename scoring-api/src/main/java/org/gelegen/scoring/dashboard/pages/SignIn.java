package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.util.Optional;
import org.gelegen.model.access.KeyStore;
import org.gelegen.scoring.access.ApiKeys;
import org.jspecify.annotations.Nullable;

/**
 * Keeps the key of who signed in with the browser, where no script can read it, until the browser
 * is closed. It is looked up at each visit like the key of an API call, so that a key that is
 * revoked ends at once, on every node.
 */
public final class SignIn {
  private static final String COOKIE = "gelegen-key";

  private final ApiKeys keys;

  public SignIn(ApiKeys keys) {
    this.keys = keys;
  }

  Optional<KeyStore.Holder> holder(Context context) {
    @Nullable String key = context.cookie(COOKIE);
    Optional<KeyStore.Holder> holder =
        key == null ? Optional.empty() : keys.findBearer("Bearer " + key);
    holder.ifPresent(keys::noteUse);
    return holder;
  }

  /** Whether the key is good; then it is kept. */
  boolean signIn(Context context, String key) {
    boolean good = keys.findBearer("Bearer " + key.strip()).isPresent();
    if (good) {
      Cookies.set(context, COOKIE, key.strip(), null);
    }
    return good;
  }

  static void signOut(Context context) {
    Cookies.forget(context, COOKIE);
  }
}
