package org.gelegen.model.portfolio;

/** A way to reach a debtor. */
public enum Channel implements WireName {
  /** An agent or a dialer calls. */
  PHONE(0, "phone"),
  /** A voicebot or a recorded call. */
  IVR(1, "ivr"),
  /** A text message. */
  SMS(2, "sms"),
  /** A WhatsApp message. */
  WHATSAPP(3, "whatsapp"),
  /** An e-mail. */
  EMAIL(4, "email"),
  /** A letter by post. */
  LETTER(5, "letter"),
  /** A message in the debtor's own portal, with or without a push. */
  PORTAL(6, "portal");

  private final int index;
  private final String wireName;

  Channel(int index, String wireName) {
    this.index = index;
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  /** A number from 0 that stays the same for good: it is part of stored models. */
  public int index() {
    return index;
  }

  /** How many channels there are. */
  public static int count() {
    return 7;
  }

  /** Whether contact over it is a conversation. */
  public boolean isVoice() {
    return this == PHONE || this == IVR;
  }
}
