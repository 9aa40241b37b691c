package org.gelegen.records.bank;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What became of a file of bank statements.
 *
 * @param entries entries, and transactions where an entry is a batch of them
 * @param accepted payments that are new
 * @param duplicates payments that were there already
 * @param left what became no payment
 */
public record StatementReport(int entries, long accepted, long duplicates, List<Left> left) {
  public StatementReport {
    left = List.copyOf(left);
  }

  /**
   * An entry that became no payment.
   *
   * @param number its place in the file, from 1
   * @param reference the bank's own reference; empty when it gave none
   * @param amount as booked, negative when money left; absent when it cannot be read
   * @param currency of the amount; empty when it cannot be read
   * @param date when it was booked, at the client's place; absent when it cannot be read
   * @param refused whether it was to be a payment and the log refused it
   */
  public record Left(
      int number,
      String reference,
      @Nullable BigDecimal amount,
      String currency,
      @Nullable LocalDate date,
      String reason,
      boolean refused) {}

  /** How many payments the log refused. */
  public long refused() {
    return left.stream().filter(Left::refused).count();
  }
}
