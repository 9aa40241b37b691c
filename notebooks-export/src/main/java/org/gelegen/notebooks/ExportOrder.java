package org.gelegen.notebooks;

import java.nio.file.Path;
import java.time.Instant;
import org.gelegen.model.records.ClientRecord;

/**
 * What is to be exported, and how.
 *
 * @param asOf nothing later is looked at
 * @param form how it is written
 */
public record ExportOrder(ClientRecord client, Path folder, Instant asOf, Form form) {

  /**
   * How an export is written.
   *
   * @param identified whether ids stay as they are, instead of names that lead back to nobody
   * @param overwrite whether the folder may hold an export already
   * @param csv whether tables are written as CSV beside Parquet
   * @param versions how many of the newest versions are exported, the champion among them
   */
  public record Form(boolean identified, boolean overwrite, boolean csv, int versions) {
    public Form {
      if (versions < 1 || versions > 50) {
        throw new IllegalArgumentException("versions must be from 1 to 50 but is " + versions);
      }
    }
  }
}
