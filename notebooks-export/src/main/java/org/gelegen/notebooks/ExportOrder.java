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

  /** What an export tells of whom. */
  public enum Disclosure {
    /** Names that lead back to nobody, and no numbers that are as good as names. */
    PSEUDONYMISED("pseudonymised"),
    /** Names that lead back to nobody, and all numbers. */
    WITH_UNIQUE_NUMBERS("pseudonymised, with numbers that are nearly unique"),
    /** The ids themselves, and all numbers. */
    IDENTIFIED("identified");

    private final String words;

    Disclosure(String words) {
      this.words = words;
    }

    /** As the audit log says it. */
    String words() {
      return words;
    }
  }

  /**
   * How an export is written.
   *
   * @param disclosure what it tells of whom
   * @param overwrite whether the folder may hold an export already
   * @param csv whether tables are written as CSV beside Parquet
   * @param versions how many of the newest versions are exported, the champion among them
   */
  public record Form(Disclosure disclosure, boolean overwrite, boolean csv, int versions) {
    /** Whether ids stay as they are, instead of names that lead back to nobody. */
    public boolean identified() {
      return disclosure == Disclosure.IDENTIFIED;
    }

    public Form {
      if (versions < 1 || versions > 50) {
        throw new IllegalArgumentException("versions must be from 1 to 50 but is " + versions);
      }
    }
  }
}
