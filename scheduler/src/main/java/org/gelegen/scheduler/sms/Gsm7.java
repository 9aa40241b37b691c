package org.gelegen.scheduler.sms;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The default alphabet of text messages, an octet a septet as SMPP has them.
 *
 * @see "3GPP TS 23.038, section 6.2.1 with the extension table of 6.2.1.1"
 */
final class Gsm7 {
  private static final char NONE = '\u001b';
  private static final byte ESCAPE = 0x1b;

  private static final String ALPHABET =
      "@£$¥èéùìòÇ\nØø\rÅåΔ_ΦΓΛΩΠΨΣΘΞ"
          + NONE
          + "ÆæßÉ !\"#¤%&'()*+,-./0123456789:;<=>?¡ABCDEFGHIJKLMNOPQRSTUVWXYZÄÖÑÜ§"
          + "¿abcdefghijklmnopqrstuvwxyzäöñüà";

  private static final Map<Character, Integer> EXTENSION =
      Map.of(
          '\f', 0x0a, '^', 0x14, '{', 0x28, '}', 0x29, '\\', 0x2f, '[', 0x3c, '~', 0x3d, ']', 0x3e,
          '|', 0x40, '€', 0x65);

  private static final Map<Character, byte[]> CODES = codes();

  private static final Map<Integer, Character> EXTENDED = new HashMap<>();

  static {
    EXTENSION.forEach((character, code) -> EXTENDED.put(code, character));
  }

  private Gsm7() {}

  private static Map<Character, byte[]> codes() {
    Map<Character, byte[]> codes = new HashMap<>();
    for (int code = 0; code < ALPHABET.length(); code++) {
      codes.put(ALPHABET.charAt(code), new byte[] {(byte) code});
    }
    codes.remove(NONE);
    EXTENSION.forEach(
        (character, code) -> codes.put(character, new byte[] {ESCAPE, code.byteValue()}));
    return codes;
  }

  /** Reads octets of a septet each; what is in no table is a space, as telephones show it. */
  static String read(byte[] octets) {
    StringBuilder text = new StringBuilder(octets.length);
    boolean escaped = false;
    for (byte octet : octets) {
      if (octet == ESCAPE && !escaped) {
        escaped = true;
        continue;
      }
      text.append(
          escaped
              ? EXTENDED.getOrDefault((int) octet, ' ')
              : octet < 0 || octet == ESCAPE ? ' ' : ALPHABET.charAt(octet));
      escaped = false;
    }
    return text.toString();
  }

  /**
   * The codes of a text, one or two for each character; empty where a character is in neither
   * table.
   */
  static Optional<List<byte[]>> find(String text) {
    List<byte[]> codes = new ArrayList<>(text.length());
    for (int i = 0; i < text.length(); i++) {
      byte[] code = CODES.get(text.charAt(i));
      if (code == null) {
        return Optional.empty();
      }
      codes.add(code);
    }
    return Optional.of(codes);
  }
}
