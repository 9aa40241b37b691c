package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Consumer;
import java.util.function.Function;
import org.gelegen.model.experiments.ExperimentId;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.result.ResultIterable;
import org.jdbi.v3.core.statement.Query;

/** Keeps each debtor's first exposure to each experiment. */
public final class PostgresExposureStore implements ExposureStore {
  /** So that a large experiment is many short answers. */
  private static final int FETCH = 1_000;

  private static final String OF_DEBTORS =
      """
      select experiment_id, debtor_id, arm, exposed_at, shares from experiment_exposure
      where client_id = %s and debtor_id = any(%s)
      order by experiment_id, debtor_id
      """;

  private static final ClientTransactions.Frequent FIND =
      new ClientTransactions.Frequent(OF_DEBTORS.formatted("?", "?"), "");

  private final ClientTransactions transactions;
  private final Map<ClientId, Gatherer<Set<DebtorId>, List<Exposure>>> finds =
      new ConcurrentHashMap<>();

  public PostgresExposureStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public void add(ClientId client, Collection<Exposure> exposures) {
    // In the order of the key, so that two that add the same never wait for each other in a circle.
    List<Exposure> ordered =
        exposures.stream()
            .sorted(Comparator.comparing(Exposure::experiment).thenComparing(Exposure::debtor))
            .toList();
    transactions.in(
        client,
        handle -> {
          Locks.share(handle, "erasure", client);
          return handle
              .createUpdate(
                  """
                  insert into experiment_exposure
                    (client_id, experiment_id, debtor_id, arm, exposed_at, shares)
                  select :client, experiment_id, debtor_id, arm, exposed_at, shares::jsonb
                  from unnest(:experiments, :debtors, :arms, :moments, :shares)
                    as added (experiment_id, debtor_id, arm, exposed_at, shares)
                  where not exists (
                      select 1 from erased_debtor erased
                      where erased.client_id = :client and erased.debtor_id = added.debtor_id)
                    or exists (
                      select 1 from record
                      where record.client_id = :client and record.debtor_id = added.debtor_id)
                  on conflict do nothing
                  """)
              .bind("client", client.value())
              .bind("experiments", texts(ordered, exposure -> exposure.experiment().value()))
              .bind("debtors", texts(ordered, exposure -> exposure.debtor().value()))
              .bind("arms", texts(ordered, Exposure::arm))
              .bind("moments", ordered.stream().map(Exposure::at).toArray(Instant[]::new))
              .bind("shares", texts(ordered, exposure -> Json.writeNumbers(exposure.shares())))
              .execute();
        });
  }

  private static String[] texts(List<Exposure> exposures, Function<Exposure, String> text) {
    return exposures.stream().map(text).toArray(String[]::new);
  }

  /** For many callers at once, but within a request's transaction, which sees what it added. */
  @Override
  public List<Exposure> find(ClientId client, Set<DebtorId> debtors) {
    RequestUnderWay request = RequestUnderWay.find(transactions, client);
    if (request == null || request.transaction() == null) {
      return finds
          .computeIfAbsent(client, its -> new Gatherer<>(asked -> findAll(its, asked)))
          .ask(debtors);
    }
    return read(request
            .transaction()
            .createQuery(OF_DEBTORS.formatted(":client", ":debtors"))
            .bind("client", client.value())
            .bind("debtors", debtors.stream().map(DebtorId::value).toArray(String[]::new)))
        .list();
  }

  private List<List<Exposure>> findAll(ClientId client, List<Set<DebtorId>> asked) {
    Set<DebtorId> all = new HashSet<>();
    asked.forEach(all::addAll);
    List<Exposure> found =
        transactions.inOneTrip(client, FIND, all, PostgresExposureStore::exposure);
    return asked.stream()
        .map(
            debtors ->
                found.stream().filter(exposure -> debtors.contains(exposure.debtor())).toList())
        .toList();
  }

  @Override
  public void forEach(ClientId client, ExperimentId experiment, Consumer<Exposure> visitor) {
    transactions.in(
        client,
        handle -> {
          read(handle
                  .createQuery(
                      """
                      select experiment_id, debtor_id, arm, exposed_at, shares
                      from experiment_exposure
                      where client_id = :client and experiment_id = :experiment
                      order by debtor_id
                      """)
                  .bind("client", client.value())
                  .bind("experiment", experiment.value())
                  .setFetchSize(FETCH))
              .forEach(visitor);
          return client;
        });
  }

  @Override
  public Map<ExperimentId, Map<String, Long>> counts(ClientId client) {
    Map<ExperimentId, Map<String, Long>> counts = new HashMap<>();
    transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select experiment_id, arm, count(*) as debtors from experiment_exposure
                    where client_id = :client
                    group by experiment_id, arm
                    """)
                .bind("client", client.value())
                .map(
                    (row, _) ->
                        counts
                            .computeIfAbsent(
                                new ExperimentId(row.getString("experiment_id")),
                                _ -> new HashMap<>())
                            .put(row.getString("arm"), row.getLong("debtors")))
                .list());
    return counts;
  }

  private static ResultIterable<Exposure> read(Query query) {
    return query.map((row, _) -> exposure(row));
  }

  private static Exposure exposure(ResultSet row) throws SQLException {
    return new Exposure(
        new ExperimentId(row.getString("experiment_id")),
        new DebtorId(row.getString("debtor_id")),
        row.getString("arm"),
        Rows.instant(row, "exposed_at"),
        Json.readNumbers(row.getString("shares")));
  }
}
