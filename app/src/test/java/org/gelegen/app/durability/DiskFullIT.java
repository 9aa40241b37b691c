package org.gelegen.app.durability;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileStore;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Currency;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.awaitility.Awaitility;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.Skipped;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A disk of a few hundred megabytes that fills up under the database, and gets room again. */
class DiskFullIT {
  private static final ClientId CLIENT = new ClientId("full");
  private static final Instant NOW = Instant.parse("2026-03-02T08:00:00Z");
  private static final int BATCH = 500;
  private static final long MEGABYTE = 1 << 20;

  /** Room for the database to start in. */
  private static final long FIRST = 400 * MEGABYTE;

  /** Room for records, once it has. */
  private static final long SPARE = 48 * MEGABYTE;

  @TempDir private Path folder;

  private Path disk;

  @BeforeEach
  void mount() throws Exception {
    disk = Files.createDirectories(folder.resolve("disk"));
    Skipped.unless(
        run("mount", "-t", "tmpfs", "-o", "size=" + FIRST, "tmpfs", disk.toString()) == 0,
        "a disk of its own can only be mounted by root");
  }

  @AfterEach
  void unmount() throws Exception {
    run("umount", "-l", disk.toString());
  }

  @Test
  void what_was_acknowledged_before_a_disk_was_full_is_there_and_work_goes_on_when_it_has_room()
      throws Exception {
    try (House house =
        House.open(
            new SettingsSources().flag("data.dir", disk.resolve("data")).build(),
            Ran.surroundings(NOW))) {
      accept(house, List.of(client()));
      resize(used() + SPARE);
      List<List<DebtorRecord>> acknowledged = new ArrayList<>();
      List<DebtorRecord> refused = fill(house, acknowledged);
      assertThat(acknowledged).as("batches before the disk was full").isNotEmpty();

      // Still full: nothing is acknowledged, and the refusal says that it is the database.
      assertThatThrownBy(() -> accept(house, refused)).isInstanceOf(RuntimeException.class);

      resize(FIRST);
      long start = System.nanoTime();
      Awaitility.await()
          .atMost(Duration.ofSeconds(30))
          .ignoreExceptions()
          .until(() -> accept(house, refused).rejected().isEmpty());
      Duration back = Duration.ofNanos(System.nanoTime() - start);

      long lost = 0;
      for (List<DebtorRecord> batch : acknowledged) {
        for (DebtorRecord record : batch) {
          if (!house.stores().records().findByDebtor(CLIENT, record.debtorId()).contains(record)) {
            lost++;
          }
        }
      }
      System.out.printf(
          "disk full: %d records acknowledged before, %d lost, work went on %.1f s after there was"
              + " room, by itself%n",
          acknowledged.size() * BATCH, lost, back.toMillis() / 1e3);
      assertThat(lost).as("acknowledged records that are gone").isZero();
      accept(house, batch(acknowledged.size() + 1));
    }
  }

  /** Takes records in until that fails; answers the batch that did. */
  private static List<DebtorRecord> fill(House house, List<List<DebtorRecord>> acknowledged) {
    while (true) {
      List<DebtorRecord> batch = batch(acknowledged.size());
      try {
        accept(house, batch);
      } catch (RuntimeException e) {
        return batch;
      }
      acknowledged.add(batch);
      assertThat(acknowledged).as("batches into so little room").hasSizeLessThan(2_000);
    }
  }

  private static IntakeResult accept(House house, List<? extends PortfolioRecord> records) {
    List<NumberedRecord> batch = new ArrayList<>();
    for (PortfolioRecord record : records) {
      batch.add(new NumberedRecord(batch.size() + 1, record));
    }
    return house.intake().accept(batch);
  }

  private static ClientRecord client() {
    return new ClientRecord(
        CLIENT,
        NOW.minus(Duration.ofDays(90)),
        "Full",
        ZoneId.of("Europe/Amsterdam"),
        "NL",
        Currency.getInstance("EUR"),
        Party.FIRST);
  }

  /** Records that cannot be compressed, of a kilobyte each. */
  private static List<DebtorRecord> batch(int number) {
    Random random = new Random(number);
    List<DebtorRecord> batch = new ArrayList<>();
    for (int i = 0; i < BATCH; i++) {
      StringBuilder noise = new StringBuilder();
      for (int c = 0; c < 1_000; c++) {
        noise.append((char) ('!' + random.nextInt(90)));
      }
      batch.add(record(new DebtorId("d-" + number + "-" + i), noise.toString()));
    }
    return batch;
  }

  private static DebtorRecord record(DebtorId debtor, String noise) {
    TreeMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("noise", new AttributeValue.Text(noise));
    return new DebtorRecord(
        CLIENT,
        debtor,
        NOW.minus(Duration.ofDays(60)),
        DebtorKind.CONSUMER,
        null,
        null,
        null,
        null,
        Map.of(),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        attributes);
  }

  private long used() throws IOException {
    FileStore store = Files.getFileStore(disk);
    return store.getTotalSpace() - store.getUnallocatedSpace();
  }

  private void resize(long bytes) throws Exception {
    assertThat(run("mount", "-o", "remount,size=" + bytes, disk.toString())).isZero();
  }

  private static int run(String... command) throws IOException, InterruptedException {
    Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
    String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    int status = process.waitFor();
    if (status != 0) {
      System.out.println(String.join(" ", command) + ": " + said.strip());
    }
    return status;
  }
}
