package org.gelegen.scoring.intake;

import java.util.List;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.scoring.http.Doc;

/** What became of the lines that were sent. */
record IntakeResponse(
    @Doc("lines read, blank ones included") long lines,
    @Doc("records that are new, and durable now") long accepted,
    @Doc("records that were there already, with the same content") long duplicates,
    @Doc("lines that were not accepted, all counted") long rejected,
    @Doc("why, for the first 1,000 places") List<RejectedLine> rejections) {
  IntakeResponse {
    rejections = List.copyOf(rejections);
  }

  /** A line that was not accepted. */
  record RejectedLine(
      @Doc("from 1") long line,
      @Doc("the JSON pointer of the field, empty for the whole line") String pointer,
      @Doc("what is wrong and what is allowed") String reason) {
    static RejectedLine from(Rejection rejection) {
      return new RejectedLine(rejection.line(), rejection.pointer(), rejection.reason());
    }
  }

  static IntakeResponse from(ImportReport report, List<RejectedLine> rejections) {
    return new IntakeResponse(
        report.lines(), report.accepted(), report.duplicates(), report.rejected(), rejections);
  }
}
