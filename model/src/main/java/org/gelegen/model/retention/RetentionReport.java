package org.gelegen.model.retention;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * What went on a date, and what is left.
 *
 * @param dryRun whether nothing was deleted: {@code deleted} then says what would have been
 * @param lines one a kind
 */
public record RetentionReport(LocalDate date, boolean dryRun, List<Line> lines) {
  public RetentionReport {
    lines = List.copyOf(lines);
  }

  /**
   * What went of a kind.
   *
   * @param before what is from before is overdue
   * @param kept how much is overdue and stays, because of a hold or, of debtors, an open case
   * @param oldest when the oldest that is left is from, whatever keeps it
   */
  public record Line(
      RetainedKind kind,
      Duration period,
      Instant before,
      long deleted,
      long kept,
      Optional<Instant> oldest) {}

  /** In one line, without personal data, for the ledger of runs and the audit log. */
  public String summary() {
    List<String> parts = new ArrayList<>();
    for (Line line : lines) {
      if (line.deleted() > 0 || line.kept() > 0) {
        parts.add(
            "%s=%d%s%s"
                .formatted(
                    line.kind().wireName(),
                    line.deleted(),
                    line.kept() > 0 ? " kept=" + line.kept() : "",
                    line.oldest().map(oldest -> " oldest=" + oldest).orElse("")));
      }
    }
    return parts.isEmpty() ? "nothing is overdue" : String.join("; ", parts);
  }
}
