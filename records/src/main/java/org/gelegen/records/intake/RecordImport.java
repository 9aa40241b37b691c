package org.gelegen.records.intake;

import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.IntakeResult;
import org.gelegen.model.records.NumberedRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.Rejection;
import org.gelegen.records.FieldError;
import org.gelegen.records.ParsedRecord;
import org.gelegen.records.RecordCodec;
import org.jspecify.annotations.Nullable;

/**
 * Brings a stream of NDJSON, plain or gzip, into the log of records, in constant memory.
 *
 * <p>The caller's thread reads and parses; two threads, which end with the call, hand the batches
 * to the intake in order, so that parsing, preparing and storing overlap. At most {@value
 * #BATCHES_UNDER_WAY} batches are in memory besides the one that is read.
 */
public final class RecordImport {
  private static final int BATCH_LINES = 20_000;
  private static final int BATCH_BYTES = 16 << 20;
  private static final int BATCHES_UNDER_WAY = 3;

  private final RecordIntake intake;
  private final RecordCodec codec;

  public RecordImport(RecordIntake intake, RecordCodec codec) {
    this.intake = intake;
    this.codec = codec;
  }

  /** Imports records of any client. */
  public ImportReport run(InputStream in, ImportListener listener) {
    return run(in, null, listener);
  }

  /**
   * Imports records; does not close {@code in}.
   *
   * @param only records of other clients are rejected; null: any client's are taken
   * @throws ImportFailedException when the stream breaks or the intake fails, after every whole
   *     batch before it, and what was read before a break, was handed in
   */
  public ImportReport run(InputStream in, @Nullable ClientId only, ImportListener listener) {
    try (ExecutorService storing =
        Executors.newFixedThreadPool(
            IntakeQueue.THREADS,
            Thread.ofPlatform().name("record-import-", 1).daemon(true).factory())) {
      return new Run(storing, only, listener).run(in);
    }
  }

  /** One import under way. */
  private final class Run {
    private final ExecutorService storing;
    private final @Nullable ClientId only;
    private final ImportListener listener;
    private final IntakeQueue queue;
    private final Deque<Pending> pending = new ArrayDeque<>();
    private ImportReport report = ImportReport.NOTHING;

    private Run(ExecutorService storing, @Nullable ClientId only, ImportListener listener) {
      this.storing = storing;
      this.queue = new IntakeQueue(intake, storing);
      this.only = only;
      this.listener = listener;
    }

    private ImportReport run(InputStream in) {
      Batch batch = new Batch();
      LineReader lines = null;
      try {
        lines = new LineReader(GzipMembers.orPlain(in));
        while (lines.next()) {
          batch.read(lines);
          if (batch.full()) {
            hand(batch);
            batch = new Batch();
          }
        }
      } catch (IOException e) {
        long line = lines == null ? 0 : lines.line();
        finish(batch);
        throw new ImportFailedException(
            "the input broke after line " + line + ": " + e.getMessage(), report, e);
      }
      finish(batch);
      return report;
    }

    private void finish(Batch batch) {
      hand(batch);
      while (!pending.isEmpty()) {
        settle(pending.removeFirst());
      }
    }

    private void hand(Batch batch) {
      if (batch.lines > 0) {
        pending.addLast(new Pending(batch, queue.hand(batch.records)));
      }
      while (pending.size() > BATCHES_UNDER_WAY) {
        settle(pending.removeFirst());
      }
    }

    private void settle(Pending next) {
      IntakeResult result = result(next);
      List<Rejection> rejections = new ArrayList<>(next.batch.rejections);
      rejections.addAll(result.rejected());
      rejections.sort(Comparator.comparingLong(Rejection::line));
      rejections.forEach(listener::rejected);
      Set<Long> rejectedLines = new HashSet<>();
      rejections.forEach(rejection -> rejectedLines.add(rejection.line()));
      report =
          new ImportReport(
              report.lines() + next.batch.lines,
              report.accepted() + result.accepted(),
              report.duplicates() + result.duplicates(),
              report.rejected() + rejectedLines.size());
      listener.progress(report);
    }

    private IntakeResult result(Pending next) {
      try {
        return next.result.get();
      } catch (ExecutionException e) {
        storing.shutdownNow();
        Throwable cause = e.getCause() == null ? e : e.getCause();
        throw new ImportFailedException(
            "the store failed on the lines after "
                + report.lines()
                + "; what came before is in, and the import can be repeated: "
                + cause.getMessage(),
            report,
            cause);
      } catch (InterruptedException e) {
        storing.shutdownNow();
        Thread.currentThread().interrupt();
        throw new ImportFailedException(
            "the import was interrupted after line " + report.lines(), report, e);
      }
    }

    /** Lines that are handed in together. */
    private final class Batch {
      private final List<NumberedRecord> records = new ArrayList<>();
      private final List<Rejection> rejections = new ArrayList<>();
      private long lines;
      private long bytes;

      private boolean full() {
        return lines >= BATCH_LINES || bytes >= BATCH_BYTES;
      }

      private void read(LineReader line) {
        lines++;
        bytes += line.length();
        if (line.blank()) {
          return;
        }
        if (line.tooLong()) {
          reject(line, new FieldError("", "is longer than " + LineReader.MAX_LINE + " bytes"));
          return;
        }
        switch (codec.read(line.bytes(), line.offset(), line.length())) {
          case ParsedRecord.Invalid(List<FieldError> errors) ->
              errors.forEach(error -> reject(line, error));
          case ParsedRecord.Valid(PortfolioRecord record)
              when only != null && !record.clientId().equals(only) ->
              reject(line, new FieldError("/clientId", "belongs to another client"));
          case ParsedRecord.Valid(PortfolioRecord record) ->
              records.add(new NumberedRecord(line.line(), record));
        }
      }

      private void reject(LineReader line, FieldError error) {
        rejections.add(new Rejection(line.line(), error.pointer(), error.reason()));
      }
    }

    private record Pending(Batch batch, Future<IntakeResult> result) {}
  }
}
