package org.gelegen.scoring.dashboard.pages;

import java.util.List;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.access.Role;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.ReasonTexts;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/**
 * What stands around every page.
 *
 * @param holder whose key it is; absent: nobody signed in
 * @param clientName what the client is called
 * @param path the page's own, with its query
 * @param notice the key of what was just done; absent: nothing
 * @param menu the pages that the visitor may see
 */
public record Frame(
    Language language,
    Theme theme,
    Texts texts,
    Formats formats,
    Assets assets,
    KeyStore.@Nullable Holder holder,
    String clientName,
    String path,
    @Nullable String notice,
    List<MenuEntry> menu) {
  public Frame {
    menu = List.copyOf(menu);
  }

  /** A page in the menu. */
  public record MenuEntry(String path, String name) {
    /** Whether a path is this page or one below it. */
    boolean holds(String other) {
      return other.equals(path)
          || (!path.equals("/") && (other.startsWith(path + "/") || other.startsWith(path + "?")));
    }
  }

  /** The words of a key. */
  public String text(String key, Object... places) {
    return texts.of(key, places);
  }

  /** The words for reasons and features in the reader's language. */
  public ReasonTexts reasons() {
    return ReasonTexts.in(
        WireName.find(PlainLanguage.class, language.wireName()).orElse(PlainLanguage.ENGLISH));
  }

  /** Where a file of the dashboard's own is. */
  public String asset(String name) {
    return assets.path(name);
  }

  /** Whether an entry of the menu is where the visitor is. */
  public boolean isHere(MenuEntry entry) {
    return entry.holds(path);
  }

  /** Whether the visitor may do what operators do. */
  public boolean isOperator() {
    return holder != null && holder.role() == Role.OPERATOR;
  }
}
