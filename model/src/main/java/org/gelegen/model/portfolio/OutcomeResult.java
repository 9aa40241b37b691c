package org.gelegen.model.portfolio;

/** What came of a contact. */
public enum OutcomeResult implements WireName {
  DELIVERED("delivered", Kind.DELIVERY),
  BOUNCED("bounced", Kind.DELIVERY),
  FAILED("failed", Kind.DELIVERY),
  OPENED("opened", Kind.ATTENTION),
  CLICKED("clicked", Kind.ATTENTION),
  READ("read", Kind.ATTENTION),
  NO_ANSWER("no-answer", Kind.VOICE),
  BUSY("busy", Kind.VOICE),
  VOICEMAIL("voicemail", Kind.VOICE),
  WRONG_PARTY("wrong-party", Kind.VOICE),
  RIGHT_PARTY("right-party", Kind.VOICE),
  PROMISE("promise", Kind.RESPONSE),
  ARRANGEMENT("arrangement", Kind.RESPONSE),
  POSTPONEMENT("postponement", Kind.RESPONSE),
  CALLBACK_REQUEST("callback-request", Kind.RESPONSE),
  REFUSAL("refusal", Kind.RESPONSE),
  DISPUTE("dispute", Kind.RESPONSE),
  SELF_SERVICE("self-service", Kind.RESPONSE),
  COMPLAINT("complaint", Kind.HARM),
  OPT_OUT("opt-out", Kind.HARM);

  /** The groups that results fall into. */
  public enum Kind {
    DELIVERY,
    ATTENTION,
    VOICE,
    RESPONSE,
    HARM
  }

  private final String wireName;
  private final Kind kind;

  OutcomeResult(String wireName, Kind kind) {
    this.wireName = wireName;
    this.kind = kind;
  }

  @Override
  public String wireName() {
    return wireName;
  }

  public Kind kind() {
    return kind;
  }

  /** Whether the debtor in person was reached: attention, the right party, or any response. */
  public boolean reaches() {
    return kind == Kind.ATTENTION || kind == Kind.RESPONSE || this == RIGHT_PARTY;
  }

  /** Whether this result alone answers for a contact: a promise, an arrangement or self-service. */
  public boolean answersFor() {
    return this == PROMISE || this == ARRANGEMENT || this == SELF_SERVICE;
  }

  /** Whether contacting did harm: a complaint or an opt-out. */
  public boolean harms() {
    return kind == Kind.HARM;
  }

  /** Whether an attempt certainly missed the debtor. */
  public boolean misses() {
    return switch (this) {
      case BOUNCED, FAILED, NO_ANSWER, BUSY, VOICEMAIL, WRONG_PARTY -> true;
      default -> false;
    };
  }
}
