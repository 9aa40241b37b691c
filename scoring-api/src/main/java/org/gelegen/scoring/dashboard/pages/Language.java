package org.gelegen.scoring.dashboard.pages;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/** The languages that the dashboard speaks. */
public enum Language implements WireName {
  ENGLISH("en", Locale.UK),
  DUTCH("nl", Locale.of("nl", "NL"));

  private final String wireName;
  private final Locale locale;

  Language(String wireName, Locale locale) {
    this.wireName = wireName;
    this.locale = locale;
  }

  /** The language's tag, such as {@code nl}. */
  @Override
  public String wireName() {
    return wireName;
  }

  /** How numbers and days are written in it. */
  public Locale locale() {
    return locale;
  }

  /** What it calls itself. */
  public String ownName() {
    return this == DUTCH ? "Nederlands" : "English";
  }

  /**
   * The language that was chosen, else the first of those that the browser asks for, else English.
   *
   * @param chosen a tag, or anything else for none
   * @param accepted an Accept-Language header
   */
  static Language of(@Nullable String chosen, @Nullable String accepted) {
    Optional<Language> own =
        chosen == null ? Optional.empty() : WireName.find(Language.class, chosen);
    return own.orElseGet(() -> accepted(accepted == null ? "" : accepted));
  }

  private static Language accepted(String header) {
    try {
      Locale best =
          Locale.lookup(
              Locale.LanguageRange.parse(header), List.of(Locale.ENGLISH, Locale.of("nl")));
      return best != null && best.getLanguage().equals("nl") ? DUTCH : ENGLISH;
    } catch (IllegalArgumentException e) {
      return ENGLISH;
    }
  }
}
