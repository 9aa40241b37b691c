package org.gelegen.records.intake;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.zip.GZIPOutputStream;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.InMemoryRecordLog;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.RecordCodec;
import org.junit.jupiter.api.Test;

class RecordImportTest {
  private final InMemoryRecordLog log = new InMemoryRecordLog();
  private final List<Rejection> rejections = new ArrayList<>();
  private final List<ImportReport> progress = new ArrayList<>();
  private final ImportListener listener =
      new ImportListener() {
        @Override
        public void rejected(Rejection rejection) {
          rejections.add(rejection);
        }

        @Override
        public void progress(ImportReport soFar) {
          progress.add(soFar);
        }
      };

  @Test
  void lines_are_accepted_duplicates_counted_and_wrong_ones_reported_by_number() {
    String input =
        payment(1)
            + "\n\n  \r\n"
            + payment(2)
            + "\r\n"
            + payment(1)
            + "\nnonsense\n"
            + payment(1).replace("1.00", "2.00");
    assertThat(run(bytes(input))).isEqualTo(new ImportReport(7, 2, 1, 2));
    assertThat(rejections).extracting(Rejection::line).containsExactly(6L, 7L);
    assertThat(progress).containsExactly(new ImportReport(7, 2, 1, 2));
  }

  @Test
  void a_line_with_two_errors_is_one_rejected_line() {
    String input = payment(1).replace("1.00", "x").replace("\"d-1\"", "7");
    assertThat(run(bytes(input)).rejected()).isEqualTo(1);
    assertThat(rejections)
        .extracting(Rejection::pointer)
        .containsExactlyInAnyOrder("/amount", "/debtorId");
  }

  @Test
  void a_byte_order_mark_is_tolerated_wherever_a_file_may_begin() {
    String input = "\ufeff" + payment(1) + "\n\ufeff" + payment(2) + "\n\ufeff\n";
    assertThat(run(bytes(input))).isEqualTo(new ImportReport(3, 2, 0, 0));
  }

  @Test
  void an_empty_input_is_an_empty_import() {
    assertThat(run(new byte[0])).isEqualTo(new ImportReport(0, 0, 0, 0));
    assertThat(run(bytes("\n"))).isEqualTo(new ImportReport(1, 0, 0, 0));
  }

  @Test
  void bad_encoding_is_an_error_of_its_line_only() {
    byte[] input = bytes(payment(1) + "\n" + payment(2) + "\n" + payment(3));
    int middle = new String(input, StandardCharsets.UTF_8).indexOf("d-2");
    input[middle] = (byte) 0xff;
    assertThat(run(input)).isEqualTo(new ImportReport(3, 2, 0, 1));
    assertThat(rejections).containsExactly(new Rejection(2, "", "is not valid UTF-8"));
  }

  @Test
  void a_line_of_the_longest_length_is_read_and_a_longer_one_is_passed_over() {
    String longest = payment(1) + " ".repeat(LineReader.MAX_LINE - payment(1).length());
    String tooLong = payment(2) + " ".repeat(LineReader.MAX_LINE + 1 - payment(2).length());
    String endless = "x".repeat(5 * LineReader.MAX_LINE + 17);
    String input = String.join("\n", longest, tooLong, payment(3), endless, payment(4));
    assertThat(run(bytes(input))).isEqualTo(new ImportReport(5, 3, 0, 2));
    assertThat(rejections)
        .containsExactly(
            new Rejection(2, "", "is longer than 1048576 bytes"),
            new Rejection(4, "", "is longer than 1048576 bytes"));
  }

  @Test
  void an_endless_last_line_without_an_end_of_line_is_rejected_too() {
    String input = payment(1) + "\n" + "x".repeat(3 * LineReader.MAX_LINE);
    assertThat(run(bytes(input))).isEqualTo(new ImportReport(2, 1, 0, 1));
  }

  @Test
  void any_way_of_cutting_the_stream_gives_the_same_lines() {
    byte[] input = bytes(payment(1) + "\n" + payment(2) + "\n\n" + payment(3) + "\n");
    for (int size : new int[] {1, 2, 3, 7, 64}) {
      InMemoryRecordLog fresh = new InMemoryRecordLog();
      ImportReport report =
          new RecordImport(fresh, new RecordCodec())
              .run(new Trickle(new ByteArrayInputStream(input), size), listener);
      assertThat(report).as("chunks of %d", size).isEqualTo(new ImportReport(4, 3, 0, 0));
    }
  }

  @Test
  void gzip_is_recognised_and_concatenated_members_are_one_input() throws IOException {
    byte[] first = gzip(bytes(payment(1) + "\n" + payment(2)));
    byte[] second = gzip(bytes("\n" + payment(3) + "\n"));
    InputStream both =
        new SequenceInputStream(new ByteArrayInputStream(first), new ByteArrayInputStream(second));
    assertThat(importer().run(new Trickle(both, 5), listener))
        .isEqualTo(new ImportReport(3, 3, 0, 0));
  }

  @Test
  void a_torn_gzip_ends_the_import_after_everything_before_it() throws IOException {
    String lines = payments(5000);
    byte[] whole = gzip(bytes(lines));
    byte[] torn = Arrays.copyOf(whole, whole.length / 2);
    ImportFailedException failure =
        catchThrowableOfType(ImportFailedException.class, () -> run(torn));
    assertThat(failure.report().accepted()).isBetween(1000L, 4000L);
    assertThat(failure)
        .hasMessageContaining("after line " + failure.report().lines())
        .hasMessageContaining("ends after byte " + torn.length);
    assertThat(run(whole))
        .isEqualTo(
            new ImportReport(
                5000, 5000 - failure.report().accepted(), failure.report().accepted(), 0));
  }

  @Test
  void every_way_of_tearing_or_damaging_a_small_gzip_is_noticed() throws IOException {
    byte[] whole = gzip(bytes(payment(1) + "\n" + payment(2) + "\n"));
    for (int length = 2; length < whole.length; length++) {
      byte[] torn = Arrays.copyOf(whole, length);
      assertThat(catchThrowableOfType(ImportFailedException.class, () -> run(torn)))
          .as("cut after %d", length)
          .isNotNull();
    }
    byte[] flipped = whole.clone();
    flipped[whole.length - 6] ^= 1;
    assertThat(catchThrowableOfType(ImportFailedException.class, () -> run(flipped)))
        .hasMessageContaining("checksum");
    byte[] garbage = Arrays.copyOf(whole, whole.length + 3);
    garbage[whole.length] = 'x';
    assertThat(catchThrowableOfType(ImportFailedException.class, () -> run(garbage)))
        .hasMessageContaining("not gzip");
  }

  @Test
  void a_gzip_bomb_is_passed_over_in_constant_memory() throws IOException {
    // 512 MiB of zeros in half a megabyte: one endless line.
    ByteArrayOutputStream bomb = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bomb)) {
      byte[] zeros = new byte[1 << 20];
      for (int i = 0; i < 512; i++) {
        gzip.write(zeros);
      }
    }
    assertThat(run(bomb.toByteArray())).isEqualTo(new ImportReport(1, 0, 0, 1));
  }

  @Test
  void records_of_another_client_are_rejected_when_one_is_asked_for() {
    String input = payment(1) + "\n" + payment(2).replace("noorderlicht", "zuiderzon");
    ImportReport report =
        importer()
            .run(new ByteArrayInputStream(bytes(input)), new ClientId("noorderlicht"), listener);
    assertThat(report).isEqualTo(new ImportReport(2, 1, 0, 1));
    assertThat(rejections)
        .containsExactly(new Rejection(2, "/clientId", "belongs to another client"));
  }

  @Test
  void many_batches_go_through_in_order_with_progress() {
    String lines = payments(70_000);
    assertThat(run(bytes(lines))).isEqualTo(new ImportReport(70_000, 70_000, 0, 0));
    assertThat(progress)
        .extracting(ImportReport::lines)
        .containsExactly(20_000L, 40_000L, 60_000L, 70_000L);
  }

  @Test
  void a_batch_is_prepared_while_the_one_before_it_is_taken_in_and_never_overtakes_it() {
    CountDownLatch secondIsPrepared = new CountDownLatch(1);
    RecordIntake intake =
        new RecordIntake() {
          @Override
          public IntakeResult accept(List<NumberedRecord> batch) {
            return log.accept(batch);
          }

          @Override
          public IntakeResult accept(List<NumberedRecord> batch, Runnable turn) {
            long line = batch.getFirst().line();
            if (line == 20_001) {
              secondIsPrepared.countDown();
            }
            turn.run();
            if (line == 1) {
              assertThat(awaits(secondIsPrepared)).isTrue();
            }
            return accept(batch);
          }
        };
    // The first line again with other content, in every later batch.
    String input =
        payments(20_000) + (payment(0).replace("1.00", "2.00") + "\n" + payments(20_000)).repeat(3);
    assertThat(
            new RecordImport(intake, new RecordCodec())
                .run(new ByteArrayInputStream(bytes(input)), listener))
        .isEqualTo(new ImportReport(80_003, 20_000, 60_000, 3));
    assertThat(rejections).extracting(Rejection::line).containsExactly(20_001L, 40_002L, 60_003L);
  }

  @Test
  void nothing_after_a_batch_that_failed_is_taken_in() {
    RecordIntake failing =
        batch -> {
          if (batch.getFirst().line() == 20_001) {
            throw new IllegalStateException("disk full");
          }
          return log.accept(batch);
        };
    assertThat(
            catchThrowableOfType(
                ImportFailedException.class,
                () ->
                    new RecordImport(failing, new RecordCodec())
                        .run(new ByteArrayInputStream(bytes(payments(90_000))), listener)))
        .hasMessageContaining("disk full");
    assertThat(log.findByDebtor(new ClientId("noorderlicht"), new DebtorId("d-19999"))).hasSize(1);
    assertThat(log.findByDebtor(new ClientId("noorderlicht"), new DebtorId("d-40000"))).isEmpty();
  }

  @Test
  void a_store_that_fails_ends_the_import_with_what_is_in() {
    RecordIntake failing =
        batch -> {
          if (batch.getFirst().line() > 20_000) {
            throw new IllegalStateException("disk full");
          }
          return log.accept(batch);
        };
    String lines = payments(90_000);
    ImportFailedException failure =
        catchThrowableOfType(
            ImportFailedException.class,
            () ->
                new RecordImport(failing, new RecordCodec())
                    .run(new ByteArrayInputStream(bytes(lines)), listener));
    assertThat(failure).hasMessageContaining("disk full");
    assertThat(failure.report()).isEqualTo(new ImportReport(20_000, 20_000, 0, 0));
  }

  private ImportReport run(byte[] input) {
    return importer().run(new ByteArrayInputStream(input), listener);
  }

  private RecordImport importer() {
    return new RecordImport(log, new RecordCodec());
  }

  private static String payments(int count) {
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < count; i++) {
      lines.append(payment(i)).append('\n');
    }
    return lines.toString();
  }

  private static boolean awaits(CountDownLatch latch) {
    try {
      return latch.await(30, TimeUnit.SECONDS);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  private static String payment(int number) {
    return "{\"type\":\"payment\",\"clientId\":\"noorderlicht\",\"paymentId\":\"p-"
        + number
        + "\",\"debtorId\":\"d-"
        + number
        + "\",\"at\":\"2025-03-03T07:41:00Z\",\"amount\":\"1.00\"}";
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static byte[] gzip(byte[] content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content);
    }
    return bytes.toByteArray();
  }

  /** A slow source: a few bytes at a time and never any available. */
  private static final class Trickle extends InputStream {
    private final InputStream in;
    private final int size;

    private Trickle(InputStream in, int size) {
      this.in = in;
      this.size = size;
    }

    @Override
    public int read() throws IOException {
      return in.read();
    }

    @Override
    public int read(byte[] target, int offset, int length) throws IOException {
      return in.read(target, offset, Math.min(length, size));
    }

    @Override
    public int available() {
      return 0;
    }
  }
}
