package org.gelegen.scoring.dashboard.pages;

import java.text.MessageFormat;
import java.util.MissingResourceException;
import java.util.ResourceBundle;
import java.util.ResourceBundle.Control;

/**
 * The dashboard's words in one language. A key's first part names the file that holds it: {@code
 * jobs.title} is in {@code texts/jobs}.
 */
public final class Texts {
  private static final String FOLDER = "org.gelegen.scoring.dashboard.texts.";
  private static final Control CONTROL = Control.getNoFallbackControl(Control.FORMAT_PROPERTIES);

  private final Language language;

  public Texts(Language language) {
    this.language = language;
  }

  /**
   * The words of a key, with what belongs in their places.
   *
   * @throws MissingResourceException when nobody wrote them
   */
  public String of(String key, Object... places) {
    return new MessageFormat(bundle(key).getString(key), language.locale()).format(places);
  }

  /** Whether there are words of a key. */
  public boolean has(String key) {
    try {
      return bundle(key).containsKey(key);
    } catch (MissingResourceException e) {
      return false;
    }
  }

  private ResourceBundle bundle(String key) {
    int dot = key.indexOf('.');
    return ResourceBundle.getBundle(
        FOLDER + (dot < 0 ? key : key.substring(0, dot)), language.locale(), CONTROL);
  }
}
