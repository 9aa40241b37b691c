package org.gelegen.app.demo;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32C;
import org.gelegen.model.portfolio.DebtorId;

/** Divides debtors at random into two halves, the same way every time. */
record Halves(long seed) {
  /**
   * Whether the debtor is contacted as Gelegen recommends; the others stay on the static workflow.
   */
  boolean product(DebtorId debtor) {
    CRC32C checksum = new CRC32C();
    checksum.update((seed + "|" + debtor.value()).getBytes(StandardCharsets.UTF_8));
    return ((checksum.getValue() * 0x9E3779B97F4A7C15L) >>> 63) == 0;
  }
}
