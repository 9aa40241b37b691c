package org.gelegen.records.bank;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Money that came or went, as a bank statement tells it: an entry, or one transaction of an entry
 * that is a batch. Holds no name and no account of the other side.
 *
 * @param reference the bank's own reference, to be shown; empty when it gave none
 * @param identity what tells it apart from every other entry of every statement; empty when the
 *     bank gave nothing to tell it apart by
 * @param sum absent when there is none that can be read
 * @param at when it was booked; a day without an hour counts from its start; absent when unreadable
 */
record BankEntry(
    String reference,
    String identity,
    Direction direction,
    boolean booked,
    @Nullable Sum sum,
    @Nullable Instant at,
    Remittance remittance) {
  /** Which way the money went, and whether that took back what went the other way before. */
  enum Direction {
    CREDIT,
    DEBIT,
    /** A credit was taken back: money left. */
    CREDIT_REVERSED,
    /** A debit was taken back: money returned. */
    DEBIT_REVERSED,
    UNKNOWN
  }

  /**
   * An amount of money.
   *
   * @param value not negative
   * @param currency the code that the bank gives
   */
  record Sum(BigDecimal value, String currency) {}

  /**
   * What the payer said it is for.
   *
   * @param structured references in fields of their own
   * @param endToEndId empty when none was given
   * @param unstructured free text
   */
  record Remittance(List<String> structured, String endToEndId, List<String> unstructured) {
    Remittance {
      structured = List.copyOf(structured);
      unstructured = List.copyOf(unstructured);
    }
  }
}
