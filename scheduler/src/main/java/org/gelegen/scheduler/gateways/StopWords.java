package org.gelegen.scheduler.gateways;

import java.text.Normalizer;
import java.util.Locale;
import java.util.Set;

/**
 * What debtors answer who want no more messages, in Dutch, English, German and French. A text that
 * says anything else besides is none: a machine does not read what debtors write.
 */
public final class StopWords {
  /** Without accents, and with a space for whatever is no letter and no digit. */
  private static final Set<String> WORDS =
      Set.of(
          "stop",
          "stop sms",
          "sms stop",
          "stop all",
          "stopall",
          "opt out",
          "optout",
          "unsubscribe",
          "cancel",
          "end",
          "quit",
          "stoppen",
          "stop alles",
          "stop aub",
          "uit",
          "sms uit",
          "afmelden",
          "uitschrijven",
          "stopp",
          "abmelden",
          "arret",
          "arreter",
          "desabonner");

  private StopWords() {}

  /** Whether a text says stop and nothing else. */
  public static boolean isStop(String text) {
    String plain = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    return WORDS.contains(
        plain.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip());
  }
}
