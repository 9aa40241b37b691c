package org.gelegen.model.access;

import org.jspecify.annotations.Nullable;

/**
 * What walking the audit log showed.
 *
 * @param entries how many there are
 * @param head the hash of the newest entry, in hexadecimal; empty without entries
 * @param firstBroken the first entry that is not what was written; absent when all are
 */
public record AuditCheck(long entries, String head, @Nullable Broken firstBroken) {
  /**
   * An entry that is not what was written.
   *
   * @param number its place in the log, from 1
   * @param why what is wrong with it
   */
  public record Broken(long number, String why) {}
}
