package org.gelegen.model.portfolio;

/**
 * Names a payment, unique within one client: a non-empty string of at most 128 characters, none of
 * them a control character.
 */
public record PaymentId(String value) implements Comparable<PaymentId> {
  public PaymentId {
    Ids.require("paymentId", value);
  }

  @Override
  public int compareTo(PaymentId other) {
    return value.compareTo(other.value);
  }

  @Override
  public String toString() {
    return value;
  }
}
