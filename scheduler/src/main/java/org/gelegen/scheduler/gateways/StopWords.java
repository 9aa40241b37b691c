package org.gelegen.scheduler.gateways;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * What debtors answer who want no more messages, in Dutch, English, German and French. A text that
 * says anything else besides, but for a greeting or thanks, is none: a machine does not read what
 * debtors write.
 *
 * @see "47 CFR 64.1200(a)(10): stop, quit, end, revoke, opt out, cancel and unsubscribe are enough"
 */
public final class StopWords {
  /** Without accents, and with a space for whatever is no letter and no digit. */
  private static final Set<String> WORDS =
      Set.of(
          "stop",
          "stop it",
          "stop sms",
          "sms stop",
          "stop all",
          "stopall",
          "stop message",
          "stop messages",
          "stop texting",
          "stop texting me",
          "opt out",
          "optout",
          "opt me out",
          "unsubscribe",
          "unsubscribe me",
          "revoke",
          "remove me",
          "no sms",
          "no more sms",
          "no more messages",
          "stoppen",
          "stop alles",
          "stop ermee",
          "stop hiermee",
          "stop sms en",
          "stop met sms en",
          "stop met smsen",
          "stop met sms",
          "stop smsen",
          "stop berichten",
          "stop whatsapp",
          "sms uit",
          "geen sms",
          "geen sms meer",
          "geen berichten meer",
          "afmelden",
          "meld af",
          "meld me af",
          "meld mij af",
          "afmelding",
          "uitschrijven",
          "schrijf me uit",
          "schrijf mij uit",
          "opzeggen",
          "stopp",
          "stoppt",
          "abmelden",
          "abmeldung",
          "abbestellen",
          "austragen",
          "keine sms",
          "keine sms mehr",
          "keine nachrichten mehr",
          "arret",
          "arrete",
          "arretez",
          "arreter",
          "desabonner",
          "desabonnez moi",
          "me desabonner",
          "se desabonner",
          "desabonnement",
          "desinscrire",
          "me desinscrire",
          "desinscription",
          "resilier",
          "plus de sms");

  /** Which are enough in a text, and on a button may be about something else. */
  private static final Set<String> OF_TEXTS = Set.of("cancel", "end", "quit", "uit");

  /** What is said besides, before or after it. */
  private static final List<String> COURTESIES =
      List.of(
          "aub",
          "a u b",
          "ajb",
          "alsjeblieft",
          "alstublieft",
          "svp",
          "s v p",
          "please",
          "pls",
          "plz",
          "bitte",
          "s il vous plait",
          "s il te plait",
          "bedankt",
          "dank u",
          "dank u wel",
          "dank je",
          "dank je wel",
          "dankjewel",
          "thanks",
          "thank you",
          "danke",
          "merci",
          "nu",
          "now",
          "sofort",
          "hallo",
          "hello",
          "hi",
          "bonjour",
          "goedendag");

  private StopWords() {}

  /** Whether a text says stop and nothing else. */
  public static boolean isStop(String text) {
    String plain = plain(text);
    return WORDS.contains(plain) || OF_TEXTS.contains(plain);
  }

  /** Whether what stands on a button can mean nothing but that no more messages are wanted. */
  public static boolean isStopButton(String label) {
    return WORDS.contains(plain(label));
  }

  private static String plain(String text) {
    String letters = Normalizer.normalize(text, Normalizer.Form.NFD).replaceAll("\\p{M}", "");
    String words = letters.toLowerCase(Locale.ROOT).replaceAll("[^\\p{L}\\p{Nd}]+", " ").strip();
    String left = withoutCourtesies(words);
    List<String> once = new ArrayList<>();
    for (String word : Arrays.asList(left.split(" ", -1))) {
      // STOP STOP STOP
      if (once.isEmpty() || !once.getLast().equals(word)) {
        once.add(word);
      }
    }
    return String.join(" ", once);
  }

  private static String withoutCourtesies(String words) {
    String left = words;
    boolean more = true;
    while (more) {
      more = false;
      for (String courtesy : COURTESIES) {
        if (left.endsWith(" " + courtesy)) {
          left = left.substring(0, left.length() - courtesy.length() - 1);
          more = true;
        } else if (left.startsWith(courtesy + " ")) {
          left = left.substring(courtesy.length() + 1);
          more = true;
        }
      }
    }
    return left;
  }
}
