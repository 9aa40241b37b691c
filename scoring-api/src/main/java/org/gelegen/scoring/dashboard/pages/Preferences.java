package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.time.Duration;
import java.util.Map;
import org.gelegen.model.portfolio.WireName;

/** How a visitor wants to see pages, kept with the browser. */
final class Preferences {
  private static final String LANGUAGE = "gelegen-language";
  private static final String THEME = "gelegen-theme";
  private static final Duration KEPT = Duration.ofDays(365);

  private Preferences() {}

  static Language language(Context context) {
    return Language.of(context.cookie(LANGUAGE), context.header("Accept-Language"));
  }

  static Theme theme(Context context) {
    return Theme.of(context.cookie(THEME));
  }

  /** Keeps what a form says of {@code language} and {@code theme}; other words are left out. */
  static void keep(Cookies cookies, Context context, Map<String, String> form) {
    WireName.find(Language.class, form.getOrDefault("language", ""))
        .ifPresent(chosen -> cookies.set(context, LANGUAGE, chosen.wireName(), KEPT));
    WireName.find(Theme.class, form.getOrDefault("theme", ""))
        .ifPresent(chosen -> cookies.set(context, THEME, chosen.wireName(), KEPT));
  }
}
