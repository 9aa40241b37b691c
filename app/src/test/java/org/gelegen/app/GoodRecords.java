package org.gelegen.app;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.intake.ImportListener;
import org.gelegen.records.intake.ImportReport;
import org.gelegen.records.intake.RecordImport;

/** Brings records into a house, of which none may be rejected. */
public final class GoodRecords {
  private GoodRecords() {}

  public static void load(House house, String lines) {
    new RecordImport(house.intake(), house.codec())
        .run(
            new ByteArrayInputStream(lines.getBytes(StandardCharsets.UTF_8)),
            new ImportListener() {
              @Override
              public void rejected(Rejection rejection) {
                throw new AssertionError(rejection);
              }

              @Override
              public void progress(ImportReport soFar) {}
            });
  }
}
