package org.gelegen.model.portfolio;

/**
 * A way to reach a debtor. The order is part of the compiled models: new channels go at the end.
 */
public enum Channel implements WireName {
  /** An agent or a dialer calls. */
  PHONE("phone"),
  /** A voicebot or a recorded call. */
  IVR("ivr"),
  /** A text message. */
  SMS("sms"),
  /** A WhatsApp message. */
  WHATSAPP("whatsapp"),
  /** An e-mail. */
  EMAIL("email"),
  /** A letter by post. */
  LETTER("letter"),
  /** A message in the debtor's own portal, with or without a push. */
  PORTAL("portal");

  private final String wireName;

  Channel(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
