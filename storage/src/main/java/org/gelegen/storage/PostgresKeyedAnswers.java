package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import org.gelegen.model.GelegenException;
import org.gelegen.model.UnavailableException;
import org.gelegen.model.answers.KeptAnswer;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.answers.KeyedRequest;
import org.gelegen.model.answers.KeyedRequest.Binding;
import org.gelegen.model.dialer.LeaseId;
import org.gelegen.model.portfolio.ClientId;
import org.jdbi.v3.core.Handle;

/**
 * Keeps answers as rows.
 *
 * <h2>What is one with what</h2>
 *
 * <p>A request holds a lock on its key from the first statement of its transaction to the last;
 * whoever finds it taken is told that the request is in flight. The lock ends with the transaction
 * and so with the process, the connection or the server, whichever ends first.
 *
 * <ol>
 *   <li>{@link Binding#TRANSACTION}: all that the request reads and writes, its audit entry
 *       included, happens in that transaction, and the answer is its last row. An answer that is a
 *       problem goes back to where the work began and is kept alone.
 *   <li>{@link Binding#LEASES}: leases must be seen by whoever takes records in before the rules
 *       are asked for the last time, so they are committed by themselves, each with the request's
 *       name on it, while the transaction with the lock stays open for the answer. A request that
 *       ended in between has leases and no answer: when it comes again, they are given back before
 *       it is carried out, and an attempt that lost its lock and still runs takes no more. When it
 *       does not, they end by themselves. Decisions that were logged for them stay, as those of any
 *       call that was not made.
 * </ol>
 *
 * <p>A request of the second kind needs two connections at a time, so only so many run at once that
 * there is a second one for each, and fewer of one client, so that no client keeps the others out.
 */
public final class PostgresKeyedAnswers implements KeyedAnswers {
  private static final String WORK = "work";
  private static final String WITHOUT_KEY = "";

  /** Leaves connections of {@link DatabaseSettings#DEFAULT_CONNECTIONS} for the others. */
  private static final int AT_ONCE = 4;

  /** Leaves a place for the other clients. */
  private static final int OF_ONE_CLIENT = 3;

  private final ClientTransactions transactions;
  private final LeaseTime leaseTime;
  private final Semaphore places = new Semaphore(AT_ONCE, true);
  private final Map<ClientId, Semaphore> byClient = new ConcurrentHashMap<>();

  /** One that gives back leases that go by its callers' clock. */
  public PostgresKeyedAnswers(Database database) {
    this(database, LeaseTime.OF_CALLER);
  }

  /**
   * Keeps answers.
   *
   * @param leaseTime of the leases that are given back
   */
  public PostgresKeyedAnswers(Database database, LeaseTime leaseTime) {
    this.transactions = database.transactions();
    this.leaseTime = leaseTime;
  }

  @Override
  public Reply reply(KeyedRequest request, Supplier<KeptAnswer> work) {
    return settled(
        request.client(),
        onTheirWay ->
            transactions.beside(
                request.client(), handle -> reply(handle, request, onTheirWay, work)));
  }

  @Override
  public <T> T together(ClientId client, Supplier<T> work) {
    return settled(
        client,
        onTheirWay ->
            transactions.beside(
                client,
                handle ->
                    ScopedValue.where(
                            RequestUnderWay.OF_THIS_THREAD,
                            RequestUnderWay.in(
                                handle, transactions, client, WITHOUT_KEY, onTheirWay))
                        .call(work::get)));
  }

  /**
   * Answers once what the work called off is settled, which its dispatchers do after they have seen
   * what the work's transaction changed. Who waits for that keeps nobody from working.
   */
  private <T> T settled(ClientId client, Function<ContactsOnTheirWay, T> work) {
    ContactsOnTheirWay onTheirWay = new ContactsOnTheirWay();
    T answer = inPlace(client, () -> work.apply(onTheirWay));
    onTheirWay.await(transactions);
    return answer;
  }

  /** Waits for a place among the client's, and then for one among all, but not for long. */
  private <T> T inPlace(ClientId client, Supplier<T> work) {
    Semaphore its = byClient.computeIfAbsent(client, _ -> new Semaphore(OF_ONE_CLIENT, true));
    return in(its, () -> in(places, work));
  }

  private static <T> T in(Semaphore gate, Supplier<T> work) {
    try {
      if (!gate.tryAcquire(Limits.REQUESTS.connection().toMillis(), TimeUnit.MILLISECONDS)) {
        throw new UnavailableException("too many changes are under way");
      }
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new UnavailableException("the process ends", e);
    }
    try {
      return work.get();
    } finally {
      gate.release();
    }
  }

  private Reply reply(
      Handle handle,
      KeyedRequest request,
      ContactsOnTheirWay onTheirWay,
      Supplier<KeptAnswer> work) {
    String id = id(request);
    if (!Locks.tryHold(handle, "answer:" + id, request.client())) {
      return new Reply.InFlight();
    }
    Optional<Kept> kept = find(handle, request.client(), id);
    if (kept.isPresent()) {
      if (!kept.get().fingerprint().equals(request.fingerprint())) {
        return new Reply.OtherPayload();
      }
      if (request.binding() == Binding.TRANSACTION && !kept.get().answer().isProblem()) {
        onTheirWay.add(request.client(), kept.get().debtors());
      }
      return new Reply.Answered(kept.get().answer());
    }
    return new Reply.Answered(
        switch (request.binding()) {
          case TRANSACTION -> {
            RequestUnderWay underWay =
                RequestUnderWay.in(handle, transactions, request.client(), id, onTheirWay);
            yield inTransaction(handle, request, underWay, work);
          }
          case LEASES -> byLeases(handle, request, id, onTheirWay, work);
        });
  }

  private KeptAnswer inTransaction(
      Handle handle, KeyedRequest request, RequestUnderWay underWay, Supplier<KeptAnswer> work) {
    handle.savepoint(WORK);
    KeptAnswer answer = carriedOut(underWay, work);
    if (answer.isProblem()) {
      handle.rollbackToSavepoint(WORK);
    }
    keep(handle, request, underWay, answer);
    return answer;
  }

  private KeptAnswer byLeases(
      Handle handle,
      KeyedRequest request,
      String id,
      ContactsOnTheirWay onTheirWay,
      Supplier<KeptAnswer> work) {
    ClientId client = request.client();
    int attempt = transactions.apart(client, other -> begin(other, client, id, request.at()));
    RequestUnderWay underWay =
        RequestUnderWay.attempt(attempt, transactions, client, id, onTheirWay);
    KeptAnswer answer = carriedOut(underWay, work);
    // An erasure took the answer's debtor first, or waits and then finds the answer.
    Locks.share(handle, "erasure", client);
    if (!anyErased(handle, client, underWay)) {
      keep(handle, request, underWay, answer);
      end(handle, client, id);
    }
    return answer;
  }

  /** From here on earlier attempts take nothing; what they took and told nobody is given back. */
  private int begin(Handle handle, ClientId client, String id, Instant now) {
    int attempt =
        handle
            .createQuery(
                """
                insert into request_attempt as known (client_id, request_id, attempt, begun_at)
                values (:client, :id, 1, :now)
                on conflict (client_id, request_id)
                do update set attempt = known.attempt + 1, begun_at = excluded.begun_at
                returning attempt
                """)
            .bind("client", client.value())
            .bind("id", id)
            .bind("now", now)
            .mapTo(Integer.class)
            .one();
    giveBack(handle, client, id, now);
    return attempt;
  }

  private static void end(Handle handle, ClientId client, String id) {
    handle
        .createUpdate("delete from request_attempt where client_id = :client and request_id = :id")
        .bind("client", client.value())
        .bind("id", id)
        .execute();
  }

  private static KeptAnswer carriedOut(RequestUnderWay request, Supplier<KeptAnswer> work) {
    return ScopedValue.where(RequestUnderWay.OF_THIS_THREAD, request).call(work::get);
  }

  private void giveBack(Handle handle, ClientId client, String id, Instant now) {
    List<String> leases =
        handle
            .createQuery(
                """
                select lease_id from dialer_lease
                where client_id = :client and request_id = :id order by contact_id
                """)
            .bind("client", client.value())
            .bind("id", id)
            .mapTo(String.class)
            .list();
    CallClaims claims = new CallClaims(handle, client, leaseTime);
    leases.forEach(lease -> claims.release(new LeaseId(lease), now));
  }

  /** Whether the answer tells of a debtor of whom nothing is to be kept. */
  private static boolean anyErased(Handle handle, ClientId client, RequestUnderWay request) {
    return handle
        .createQuery(
            """
            select exists (
              select from erased_debtor erased
              where client_id = :client and debtor_id = any(:debtors)
                and not exists (
                  select from record
                  where record.client_id = :client and record.debtor_id = erased.debtor_id))
            """)
        .bind("client", client.value())
        .bindArray("debtors", String.class, List.copyOf(request.debtors()))
        .mapTo(Boolean.class)
        .one();
  }

  private static Optional<Kept> find(Handle handle, ClientId client, String id) {
    return handle
        .createQuery(
            """
            select fingerprint, status, content_type, headers, content, debtors from kept_answer
            where client_id = :client and request_id = :id
            """)
        .bind("client", client.value())
        .bind("id", id)
        .map((row, _) -> kept(row))
        .findOne();
  }

  private static Kept kept(ResultSet row) throws SQLException {
    return new Kept(
        row.getString("fingerprint"),
        new KeptAnswer(
            row.getInt("status"),
            row.getString("content_type"),
            Json.readTexts(row.getString("headers")),
            row.getBytes("content")),
        Set.of((String[]) row.getArray("debtors").getArray()));
  }

  private static void keep(
      Handle handle, KeyedRequest request, RequestUnderWay underWay, KeptAnswer answer) {
    handle
        .createUpdate(
            """
            insert into kept_answer (client_id, request_id, fingerprint, answered_at, status,
              content_type, headers, content, debtors)
            values (:client, :id, :fingerprint, :at, :status, :contentType,
              cast(:headers as jsonb), :content, :debtors)
            """)
        .bind("client", request.client().value())
        .bind("id", underWay.requestId())
        .bind("fingerprint", request.fingerprint())
        .bind("at", request.at())
        .bind("status", answer.status())
        .bind("contentType", answer.contentType())
        .bind("headers", Json.writeTexts(answer.headers()))
        .bind("content", answer.content())
        .bindArray("debtors", String.class, List.copyOf(underWay.debtors()))
        .execute();
  }

  @Override
  public int forget(ClientId client, Instant before, int limit) {
    return transactions.in(
        client,
        handle -> {
          // Few: they are there only where a process or a connection ended and nobody asked again.
          handle
              .createUpdate(
                  "delete from request_attempt where client_id = :client and begun_at < :before")
              .bind("client", client.value())
              .bind("before", before)
              .execute();
          return forget(handle, client, before, limit);
        });
  }

  private static int forget(Handle handle, ClientId client, Instant before, int limit) {
    return handle
        .createUpdate(
            """
            delete from kept_answer where client_id = :client and request_id in (
              select request_id from kept_answer
              where client_id = :client and answered_at < :before
              order by answered_at limit :limit)
            """)
        .bind("client", client.value())
        .bind("before", before)
        .bind("limit", limit)
        .execute();
  }

  private static String id(KeyedRequest request) {
    try {
      byte[] name = (request.endpoint() + "\n" + request.key()).getBytes(StandardCharsets.UTF_8);
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(name));
    } catch (NoSuchAlgorithmException e) {
      throw new GelegenException("this Java has no SHA-256", e);
    }
  }

  private record Kept(String fingerprint, KeptAnswer answer, Set<String> debtors) {}
}
