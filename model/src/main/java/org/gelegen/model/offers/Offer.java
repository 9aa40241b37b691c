package org.gelegen.model.offers;

import org.gelegen.model.portfolio.WireName;

/** What a contact offers. */
public enum Offer implements WireName {
  /** A place to pay at once. */
  PAYMENT_LINK("payment-link"),
  /** To pay in parts. */
  ARRANGEMENT("arrangement"),
  /** To pay later. */
  POSTPONEMENT("postponement"),
  /** Help with debts, from somebody who gives it. */
  DEBT_HELP("debt-help"),
  /** Nothing. */
  NONE("none");

  private final String wireName;

  Offer(String wireName) {
    this.wireName = wireName;
  }

  @Override
  public String wireName() {
    return wireName;
  }
}
