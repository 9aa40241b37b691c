package org.gelegen.app.commands;

import java.time.Duration;
import org.gelegen.app.console.Console;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.intake.ImportReport;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.node.ObjectNode;

/**
 * What becomes of one file, in words or as one line of JSON, which is written piece by piece: there
 * may be as many rejections as lines.
 */
final class ImportOutput {
  private final Console console;
  private final String file;
  private final boolean json;
  private boolean rejectedAny;

  ImportOutput(Console console, String file, boolean json) {
    this.console = console;
    this.file = file;
    this.json = json;
    if (json) {
      console.out().print("{\"file\":" + Json.text(file) + ",\"rejections\":[");
    }
  }

  void rejected(Rejection rejection) {
    if (json) {
      console.out().print((rejectedAny ? "," : "") + Json.text(node(rejection)));
      rejectedAny = true;
      return;
    }
    String pointer = rejection.pointer().isEmpty() ? "" : " " + rejection.pointer();
    console.say(file + ", line " + rejection.line() + pointer + ": " + rejection.reason());
  }

  private static ObjectNode node(Rejection rejection) {
    return Json.object()
        .put("line", rejection.line())
        .put("pointer", rejection.pointer())
        .put("reason", rejection.reason());
  }

  /**
   * How far it came.
   *
   * @param failure why it did not come further, if it did not
   */
  void ended(ImportReport report, Duration took, @Nullable String failure) {
    if (json) {
      ObjectNode counts =
          Json.object()
              .put("lines", report.lines())
              .put("accepted", report.accepted())
              .put("duplicates", report.duplicates())
              .put("rejected", report.rejected())
              .put("seconds", took.toMillis() / 1000.0);
      if (failure != null) {
        counts.put("failure", failure);
      }
      // The object of the counts, opened by what was written before.
      console.print("]," + Json.text(counts).substring(1));
      return;
    }
    console.print(
        "%s: %,d accepted, %,d duplicates, %,d rejected, in %s (%,.0f lines a second)%s"
            .formatted(
                file,
                report.accepted(),
                report.duplicates(),
                report.rejected(),
                Console.words(took),
                report.lines() / Math.max(0.001, took.toMillis() / 1000.0),
                failure == null ? "" : ", and then it broke"));
  }
}
