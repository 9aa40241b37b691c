package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.time.ZoneOffset;
import java.util.Currency;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.regex.Pattern;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.scoring.dashboard.pages.Frame.MenuEntry;
import org.jspecify.annotations.Nullable;

/** Makes what stands around a page, for who looks at it. */
public final class Frames {
  private static final Currency EURO = Currency.getInstance("EUR");

  private static final Pattern NOTICE = Pattern.compile("[a-z-]+\\.notice\\.[a-z-]+");

  private final Desks desks;
  private final List<MenuEntry> menu;
  private final Map<Language, Texts> texts = new EnumMap<>(Language.class);

  /**
   * Makes frames.
   *
   * @param desks where a client's name, zone and currency are looked up
   * @param menu the paths of the pages and the keys of their names
   */
  public Frames(Desks desks, List<MenuEntry> menu) {
    this.desks = desks;
    this.menu = List.copyOf(menu);
    for (Language language : Language.values()) {
      texts.put(language, new Texts(language));
    }
  }

  Frame of(Context context, KeyStore.@Nullable Holder holder, Assets assets) {
    Language language = Preferences.language(context);
    Texts words = Objects.requireNonNull(texts.get(language));
    Optional<ClientRecord> client =
        holder == null ? Optional.empty() : desks.find(holder.clientId()).map(Desk::client);
    @Nullable String done = context.queryParam("done");
    return new Frame(
        language,
        Preferences.theme(context),
        words,
        new Formats(
            language.locale(),
            client.map(ClientRecord::timeZone).orElse(ZoneOffset.UTC),
            client.map(ClientRecord::currency).orElse(EURO)),
        assets,
        holder,
        client.map(ClientRecord::name).orElse(holder == null ? "" : holder.clientId().value()),
        pathOf(context),
        done != null && NOTICE.matcher(done).matches() && words.has(done) ? done : null,
        holder == null ? List.of() : menu);
  }

  /** The path that was asked for, with its query. */
  static String pathOf(Context context) {
    @Nullable String query = context.queryString();
    return context.req().getRequestURI() + (query == null ? "" : "?" + query);
  }
}
