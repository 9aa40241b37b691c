package org.gelegen.scheduler.sms;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jsmpp.bean.AbstractSmCommand;
import org.jsmpp.bean.MessageRequest;
import org.jsmpp.bean.OptionalParameter.Message_payload;

/**
 * What a text that came in may say. Centres disagree about what their default alphabet is, so a
 * text is read in each way that its data coding leaves open.
 *
 * @see "SMPP 3.4, section 5.2.19 data_coding, and 3GPP TS 23.038, section 4, for codings from 0x10"
 */
final class ReceivedText {
  private ReceivedText() {}

  /** What the text says, read in one way after another. */
  static List<String> readings(AbstractSmCommand pdu) {
    byte[] octets = content(pdu);
    int coding = pdu.getDataCoding() & 0xff;
    if (isUcs2(coding)) {
      return List.of(new String(octets, StandardCharsets.UTF_16BE));
    }
    List<String> readings = new ArrayList<>();
    readings.add(new String(octets, StandardCharsets.ISO_8859_1));
    if (mayBeDefault(coding)) {
      readings.add(Gsm7.read(octets));
    }
    if (isWide(octets)) {
      readings.add(new String(octets, StandardCharsets.UTF_16BE));
    }
    return readings;
  }

  /** The octets without their header. */
  static byte[] content(AbstractSmCommand pdu) {
    Message_payload payload = pdu.getOptionalParameter(Message_payload.class);
    byte[] octets =
        payload != null
            ? payload.getValue()
            : pdu instanceof MessageRequest request ? request.getShortMessage() : null;
    if (octets == null) {
      return new byte[0];
    }
    // A header begins with its length.
    int header = pdu.isUdhi() && octets.length > 0 ? 1 + (octets[0] & 0xff) : 0;
    return Arrays.copyOfRange(octets, Math.min(header, octets.length), octets.length);
  }

  /**
   * By the value up to 0x0f, and by the bits of groups with a class or an indication from there.
   */
  private static boolean isUcs2(int coding) {
    return switch (coding >> 4) {
      case 0 -> coding == 0x08;
      case 1, 2, 3, 4, 5, 6, 7 -> (coding & 0x0c) == 0x08;
      default -> coding >> 4 == 0xe;
    };
  }

  private static boolean mayBeDefault(int coding) {
    return switch (coding >> 4) {
      case 0 -> coding == 0;
      case 1, 2, 3, 4, 5, 6, 7 -> (coding & 0x0c) == 0;
      case 0xf -> (coding & 0x04) == 0;
      default -> true;
    };
  }

  /** Whether it is letters of two octets each that nobody said were such. */
  private static boolean isWide(byte[] octets) {
    if (octets.length < 2 || octets.length % 2 != 0) {
      return false;
    }
    for (int i = 0; i < octets.length; i += 2) {
      if (octets[i] != 0) {
        return false;
      }
    }
    return true;
  }
}
