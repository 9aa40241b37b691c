package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.model.training.TrainingRequest;
import org.gelegen.model.training.TrainingRequest.Status;
import org.gelegen.storage.ClientTransactions.Scope;
import org.jdbi.v3.core.Handle;

/** Keeps trainings as rows; a claim locks its row and passes over those that others hold. */
public final class PostgresTrainingQueue implements TrainingQueue {
  private final ClientTransactions transactions;

  public PostgresTrainingQueue(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public TrainingRequest request(ClientId client, Instant requestedAt, Instant asOf) {
    return transactions.in(client, handle -> request(handle, client, requestedAt, asOf));
  }

  @Override
  public TrainingRequest requestOnce(ClientId client, Key key, Instant requestedAt, Instant asOf) {
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "training", client);
          Optional<TrainingRequest> known = find(handle, client, key);
          if (known.isPresent()) {
            return known.get();
          }
          TrainingRequest request = request(handle, client, requestedAt, asOf);
          keep(handle, client, key, request.trainingId());
          return request;
        });
  }

  private static TrainingRequest request(
      Handle handle, ClientId client, Instant requestedAt, Instant asOf) {
    return handle
        .createQuery(
            """
            insert into training (client_id, requested_at, as_of_at)
            values (:client, :requestedAt, :asOf)
            on conflict (client_id, as_of_at) where status = 'queued'
            do update set as_of_at = excluded.as_of_at
            returning client_id, training_id, requested_at, as_of_at, status, model_version, message
            """)
        .bind("client", client.value())
        .bind("requestedAt", requestedAt)
        .bind("asOf", asOf)
        .map((row, _) -> training(row))
        .one();
  }

  private static Optional<TrainingRequest> find(Handle handle, ClientId client, Key key) {
    return handle
        .createQuery(
            """
            select client_id, training_id, requested_at, as_of_at, status, model_version, message
            from training_key join training using (client_id, training_id)
            where client_id = :client and job = :job and business_date = :date
            """)
        .bind("client", client.value())
        .bind("job", key.job())
        .bind("date", key.businessDate())
        .map((row, _) -> training(row))
        .findOne();
  }

  private static void keep(Handle handle, ClientId client, Key key, String training) {
    handle
        .createUpdate(
            """
            insert into training_key (client_id, job, business_date, training_id)
            values (:client, :job, :date, :training)
            """)
        .bind("client", client.value())
        .bind("job", key.job())
        .bind("date", key.businessDate())
        .bind("training", training)
        .execute();
  }

  @Override
  public List<TrainingRequest> newest(ClientId client, int limit) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select client_id, training_id, requested_at, as_of_at, status, model_version,
                      message
                    from training where client_id = :client
                    order by requested_at desc, training_id limit :limit
                    """)
                .bind("client", client.value())
                .bind("limit", limit)
                .map((row, _) -> training(row))
                .list());
  }

  @Override
  public Optional<TrainingRequest> find(ClientId client, String trainingId) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select client_id, training_id, requested_at, as_of_at, status, model_version,
                      message
                    from training where client_id = :client and training_id = :id
                    """)
                .bind("client", client.value())
                .bind("id", trainingId)
                .map((row, _) -> training(row))
                .findOne());
  }

  @Override
  public Optional<TrainingRequest> claim(Instant now, Duration lease) {
    return transactions.inEach(
        scope -> lockNext(scope, now).map(training -> lease(scope, training, now.plus(lease))));
  }

  @Override
  public void tell(ClientId client, String trainingId, String message) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update training set message = :message
                    where client_id = :client and training_id = :id and status = 'running'
                    """)
                .bind("client", client.value())
                .bind("id", trainingId)
                .bind("message", message)
                .execute());
  }

  @Override
  public void finish(ClientId client, String trainingId, int modelVersion) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update training set status = 'done', model_version = :version, message = null
                    where client_id = :client and training_id = :id and status = 'running'
                    """)
                .bind("client", client.value())
                .bind("id", trainingId)
                .bind("version", modelVersion)
                .execute());
  }

  @Override
  public void fail(ClientId client, String trainingId, String message) {
    transactions.in(
        client,
        handle ->
            handle
                .createUpdate(
                    """
                    update training set status = 'failed', message = :message
                    where client_id = :client and training_id = :id and status = 'running'
                    """)
                .bind("client", client.value())
                .bind("id", trainingId)
                .bind("message", message)
                .execute());
  }

  private static Optional<TrainingRequest> lockNext(Scope scope, Instant now) {
    return scope
        .enterDirectory()
        .createQuery(
            """
            select client_id, training_id, requested_at, as_of_at, status, model_version, message
            from training
            where status = 'queued' or (status = 'running' and lease_ends_at <= :now)
            order by requested_at, training_id limit 1 for update skip locked
            """)
        .bind("now", now)
        .map((row, _) -> training(row))
        .findOne();
  }

  private static TrainingRequest lease(Scope scope, TrainingRequest training, Instant leaseEnds) {
    return scope
        .enter(training.clientId())
        .createQuery(
            """
            update training set status = 'running', lease_ends_at = :leaseEnds, message = null
            where client_id = :client and training_id = :id
            returning client_id, training_id, requested_at, as_of_at, status, model_version, message
            """)
        .bind("client", training.clientId().value())
        .bind("id", training.trainingId())
        .bind("leaseEnds", leaseEnds)
        .map((row, _) -> training(row))
        .one();
  }

  private static TrainingRequest training(ResultSet row) throws SQLException {
    return new TrainingRequest(
        new ClientId(row.getString("client_id")),
        row.getString("training_id"),
        Rows.instant(row, "requested_at"),
        Rows.instant(row, "as_of_at"),
        WireName.require(Status.class, row.getString("status")),
        row.getObject("model_version", Integer.class),
        row.getString("message"));
  }
}
