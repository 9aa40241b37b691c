package org.gelegen.trainer.examples;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.jspecify.annotations.Nullable;

/**
 * Reads a client's log into examples.
 *
 * <p>The log is read once for the schema and once for the rows; records are kept in between while
 * they are few enough. Debtors are worked on in parallel and put together in their order, so that
 * the result does not depend on how many threads there are.
 */
public final class ExampleCollector {
  /** How many records are kept between the two readings, about a quarter of a kilobyte each. */
  private static final long MAX_RECORDS_IN_MEMORY = 2_000_000;

  private static final int DEBTORS_AT_ONCE = 64;
  private static final int BATCHES_AHEAD = 8;
  private static final double DAYS_LOOKED_AT = 3;
  private static final int MAX_IMAGINED = 6_000;

  private final RecordLog records;
  private final ExecutorService executor;

  /** Reads from {@code records} and works in {@code executor}. */
  public ExampleCollector(RecordLog records, ExecutorService executor) {
    this.records = records;
    this.executor = executor;
  }

  /**
   * What is wanted.
   *
   * @param clientZone where a debtor without a zone is taken to live
   * @param asOf nothing later is looked at
   * @param maxContacts how many of the newest contacts are taken at most
   * @param maxDays how many days without contact are taken at most, by chance
   */
  public record Request(
      ClientId client,
      ZoneId clientZone,
      Instant asOf,
      Duration responseWindow,
      int maxContacts,
      int maxDays,
      long seed) {}

  /** A client's debtors, read as often as is asked for. */
  public final class Source {
    private final Request request;
    private final FeatureSchema schema;
    private final Instant knownUntil;
    private final long position;
    private final long dayCutoff;
    private final @Nullable List<DebtorRecords> inMemory;

    private Source(Request request, FeatureSchema schema, Kept kept, long position) {
      this.request = request;
      this.schema = schema;
      this.knownUntil = kept.knownUntil(request);
      this.position = position;
      this.dayCutoff = kept.dayCutoff(request);
      this.inMemory = kept.debtors;
    }

    /** The schema that the client's records ask for. */
    public FeatureSchema schema() {
      return schema;
    }

    /** The moment of the last record that is looked at; that which was asked for without any. */
    public Instant knownUntil() {
      return knownUntil;
    }

    /** The position of the log that was read first. */
    public long position() {
      return position;
    }

    /** The examples with the features of the client's own schema. */
    public Examples examples() {
      return collect(schema, null);
    }

    /**
     * The contacts after {@code moment}, and no days, with the features of another schema. Contacts
     * and debtors are the same, in the same order, whatever the schema.
     */
    public Examples examplesAfter(Instant moment, FeatureSchema other) {
      return collect(other, moment);
    }

    /** Hands every debtor with its records to {@code visitor}, by the debtors' ids. */
    public void forEachDebtor(Consumer<DebtorRecords> visitor) {
      read(visitor);
    }

    private Examples collect(FeatureSchema wanted, @Nullable Instant after) {
      Collecting collecting =
          new Collecting(
              new DebtorExamples.Plan(
                  wanted,
                  request.clientZone,
                  knownUntil,
                  request.responseWindow,
                  request.seed,
                  after),
              request,
              dayCutoff);
      read(collecting::add);
      return collecting.finish();
    }

    private void read(Consumer<DebtorRecords> visitor) {
      if (inMemory != null) {
        inMemory.forEach(visitor);
      } else {
        records.forEachDebtor(request.client, visitor);
      }
    }
  }

  /** Looks at all of a client's records once, for the schema. */
  public Source open(Request request) {
    return open(request, _ -> {});
  }

  /**
   * The same, showing each debtor's records to somebody else as well, who need not read them again.
   */
  public Source open(Request request, Consumer<DebtorRecords> onlooker) {
    SchemaBuilder schema = new SchemaBuilder();
    Kept kept = new Kept();
    long position =
        records.forEachDebtor(
            request.client,
            debtor -> {
              for (PortfolioRecord record : debtor.records()) {
                if (!record.at().isAfter(request.asOf)) {
                  schema.add(record);
                  kept.see(record.at());
                }
              }
              kept.add(debtor);
              onlooker.accept(debtor);
            });
    return new Source(request, schema.build(), kept, position);
  }

  private static final class Kept {
    private @Nullable List<DebtorRecords> debtors = new ArrayList<>();
    private long count;
    private long debtorCount;
    private @Nullable Instant first;
    private @Nullable Instant last;

    void see(Instant at) {
      first = first == null || at.isBefore(first) ? at : first;
      last = last == null || at.isAfter(last) ? at : last;
    }

    /**
     * Nothing is known of the time after the last record: days and contacts of an export that ended
     * months ago did not go unanswered in those months.
     */
    Instant knownUntil(Request request) {
      return last == null ? request.asOf : last;
    }

    /**
     * The priority under which days need no features: chance keeps some three times as many as are
     * wanted of all debtors' days, of which not all are free of contact.
     */
    long dayCutoff(Request request) {
      if (first == null) {
        return Long.MIN_VALUE;
      }
      double days = (double) ChronoUnit.DAYS.between(first, knownUntil(request)) * debtorCount;
      double share = DAYS_LOOKED_AT * request.maxDays / days;
      return share < 1 ? (long) (Long.MAX_VALUE - share * 0x1p64) : Long.MIN_VALUE;
    }

    void add(DebtorRecords debtor) {
      debtorCount++;
      count += debtor.records().size();
      if (count > MAX_RECORDS_IN_MEMORY) {
        debtors = null;
      }
      if (debtors != null) {
        debtors.add(debtor);
      }
    }
  }

  private final class Collecting {
    private final DebtorExamples.Plan plan;
    private final Request request;
    private final ExampleTable.Builder contacts;
    private final ExampleTable.Builder days;
    private final ExampleTable.Builder imagined;
    private final Deque<Future<List<DebtorExamples>>> ahead = new ArrayDeque<>();
    private List<DebtorRecords> batch = new ArrayList<>();
    private final AnswerDays answerDays = new AnswerDays();

    Collecting(DebtorExamples.Plan plan, Request request, long dayCutoff) {
      this.plan = plan;
      this.request = request;
      contacts = new ExampleTable.Builder(plan.schema(), request.maxContacts, Long.MIN_VALUE);
      days = new ExampleTable.Builder(plan.schema(), request.maxDays, dayCutoff);
      imagined = new ExampleTable.Builder(plan.schema(), MAX_IMAGINED, Long.MIN_VALUE);
    }

    void add(DebtorRecords debtor) {
      batch.add(debtor);
      if (batch.size() == DEBTORS_AT_ONCE) {
        submit();
      }
    }

    private void submit() {
      List<DebtorRecords> work = batch;
      batch = new ArrayList<>();
      ahead.add(executor.submit(() -> rows(work)));
      if (ahead.size() > BATCHES_AHEAD) {
        take();
      }
    }

    private List<DebtorExamples> rows(List<DebtorRecords> work) {
      return work.stream()
          .map(
              debtor ->
                  DebtorExamples.of(
                      plan,
                      debtor.debtorId(),
                      debtor.records(),
                      new DebtorExamples.Cutoffs(
                          contacts.cutoff(), days.cutoff(), imagined.cutoff())))
          .toList();
    }

    private void take() {
      for (DebtorExamples examples : await(ahead.removeFirst())) {
        contacts.add(examples.contactRows());
        days.add(examples.dayRows());
        imagined.add(examples.imaginedRows());
        answerDays.addAll(examples.answerDays());
      }
    }

    Examples finish() {
      submit();
      while (!ahead.isEmpty()) {
        take();
      }
      return new Examples(
          contacts.build(),
          days.build(),
          days.share(),
          imagined.build(),
          request.responseWindow,
          answerDays.means(request.responseWindow));
    }
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("training was interrupted while it took features", e);
    } catch (ExecutionException e) {
      throw new GelegenException("features cannot be taken: " + e.getCause(), e);
    }
  }
}
