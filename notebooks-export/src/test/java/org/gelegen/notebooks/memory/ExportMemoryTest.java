package org.gelegen.notebooks.memory;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * How much heap an export takes. A row of contacts has 87 cells, 69 of them features: as objects of
 * 16 bytes with a place of 4 they take 1.4 kB, and those of the 100,000 contacts of this test 140
 * MB, without names and moments.
 */
class ExportMemoryTest {
  private static final String HEAP = "32m";
  private static final int FEW = 100;
  private static final int MANY = 10_000;

  @TempDir private Path folder;

  @Test
  void a_hundred_thousand_contacts_take_no_more_heap_than_a_thousand() {
    for (int debtors : new int[] {FEW, MANY}) {
      Path export = folder.resolve("of-" + debtors);
      ExportProcess.Ended ended = ExportProcess.export(debtors, HEAP, export);

      int contacts = debtors * MadeUpRecords.CONTACTS;
      assertThat(ended.status()).as("%d debtors: %s", debtors, ended.text()).isZero();
      assertThat(ended.text())
          .contains("contacts=" + contacts, "outcomes=" + contacts, "predictions=" + contacts);
      assertThat(export.resolve("data/contacts.parquet")).isNotEmptyFile();
      assertThat(export.resolve("data/contacts.csv.gz")).isNotEmptyFile();
    }
  }
}
