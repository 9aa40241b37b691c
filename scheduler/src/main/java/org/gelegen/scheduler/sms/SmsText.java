package org.gelegen.scheduler.sms;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A text as telephones take it: in the default alphabet where that has its characters, else in
 * UCS-2, and in parts where one does not hold it. No character is torn in two.
 *
 * @param parts the octets of each part, without headers
 * @see "3GPP TS 23.040, section 9.2.3.24.1: a header of six octets leaves 153 septets or 67 units"
 */
record SmsText(boolean ucs2, List<byte[]> parts) {
  private static final int SEPTETS = 160;
  private static final int SEPTETS_OF_PART = 153;
  private static final int OCTETS = 140;
  private static final int OCTETS_OF_PART = 134;

  SmsText {
    parts = List.copyOf(parts);
  }

  /** The text in as few parts as hold it. */
  static SmsText of(String text) {
    String plain = text.replace("\r\n", "\n");
    Optional<List<byte[]>> septets = Gsm7.find(plain);
    return septets.isPresent()
        ? new SmsText(false, parts(septets.get(), SEPTETS, SEPTETS_OF_PART))
        : new SmsText(true, parts(characters(plain), OCTETS, OCTETS_OF_PART));
  }

  private static List<byte[]> characters(String text) {
    return text.codePoints()
        .mapToObj(character -> Character.toString(character).getBytes(StandardCharsets.UTF_16BE))
        .toList();
  }

  private static List<byte[]> parts(List<byte[]> characters, int alone, int ofSeveral) {
    int size = characters.stream().mapToInt(character -> character.length).sum();
    int limit = size <= alone ? alone : ofSeveral;
    List<byte[]> parts = new ArrayList<>();
    ByteArrayOutputStream part = new ByteArrayOutputStream();
    for (byte[] character : characters) {
      if (part.size() + character.length > limit) {
        parts.add(part.toByteArray());
        part.reset();
      }
      part.writeBytes(character);
    }
    parts.add(part.toByteArray());
    return parts;
  }

  /** All of it in one piece. */
  byte[] whole() {
    ByteArrayOutputStream whole = new ByteArrayOutputStream();
    parts.forEach(whole::writeBytes);
    return whole.toByteArray();
  }
}
