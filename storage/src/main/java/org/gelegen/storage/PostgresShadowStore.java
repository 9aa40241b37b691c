package org.gelegen.storage;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Shadow;
import org.gelegen.model.decision.ShadowScore;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.jdbi.v3.core.Handle;
import org.jdbi.v3.core.statement.PreparedBatch;
import org.jspecify.annotations.Nullable;

/**
 * Keeps shadows as rows; that there is one at a time is a unique index. Scores of debtors who
 * object to profiling by then are not kept.
 */
public final class PostgresShadowStore implements ShadowStore {
  private static final int FETCH = 500;

  private final ClientTransactions transactions;

  public PostgresShadowStore(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Optional<Shadow> find(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select number, since_at, set_by from shadow
                    where client_id = :client and until_at is null
                    """)
                .bind("client", client.value())
                .map(
                    (row, _) ->
                        new Shadow(
                            row.getInt("number"),
                            Rows.instant(row, "since_at"),
                            row.getString("set_by")))
                .findOne());
  }

  @Override
  public void appoint(ClientId client, Shadow shadow) {
    transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "shadow", client);
          end(handle, client, shadow.since(), shadow.by());
          return handle
              .createUpdate(
                  """
                  insert into shadow (client_id, number, since_at, set_by)
                  values (:client, :number, :since, :by)
                  """)
              .bind("client", client.value())
              .bind("number", shadow.number())
              .bind("since", shadow.since())
              .bind("by", shadow.by())
              .execute();
        });
  }

  @Override
  public boolean dismiss(ClientId client, Instant at, String by) {
    return transactions.in(client, handle -> end(handle, client, at, by)) == 1;
  }

  private static int end(Handle handle, ClientId client, Instant at, String by) {
    return handle
        .createUpdate(
            """
            update shadow set until_at = :at, ended_by = :by
            where client_id = :client and until_at is null
            """)
        .bind("client", client.value())
        .bind("at", at)
        .bind("by", by)
        .execute();
  }

  @Override
  public void append(ClientId client, List<ShadowScore> scores) {
    if (scores.isEmpty()) {
      return;
    }
    transactions.in(
        client,
        handle -> {
          Locks.share(handle, "erasure", client);
          PreparedBatch batch =
              handle.prepareBatch(
                  """
                  insert into shadow_score (client_id, decision_id, debtor_id, version, differs,
                    choice, reach, response, harm)
                  select :client, :decision, :debtor, :version, :differs, :choice, :reach, :response,
                    :harm
                  where (not exists (
                      select 1 from erased_debtor where client_id = :client and debtor_id = :debtor)
                    or exists (
                      select 1 from record where client_id = :client and debtor_id = :debtor))
                    and not exists (
                      select 1 from objection
                      where client_id = :client and debtor_id = :debtor and withdrawn_at is null)
                  on conflict do nothing
                  """);
          for (ShadowScore score : scores) {
            Probabilities expected = score.ofChosen();
            batch
                .bind("client", client.value())
                .bind("decision", score.decisionId().value())
                .bind("debtor", score.debtorId().value())
                .bind("version", score.version())
                .bind("differs", score.differs())
                .bind(
                    "choice",
                    score.choice() == null ? null : DecisionJson.writeScored(score.choice()))
                .bind("reach", expected == null ? null : (Double) expected.reach())
                .bind("response", expected == null ? null : (Double) expected.response())
                .bind("harm", expected == null ? null : (Double) expected.harm())
                .add();
          }
          return batch.execute();
        });
  }

  @Override
  public List<ShadowScore> findByDebtor(ClientId client, DebtorId debtor) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select decision_id, debtor_id, version, differs, choice, reach, response, harm
                    from shadow_score where client_id = :client and debtor_id = :debtor
                    order by decision_id
                    """)
                .bind("client", client.value())
                .bind("debtor", debtor.value())
                .map((row, _) -> score(row))
                .list());
  }

  @Override
  public Count count(ClientId client, Beside beside) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select count(*) as decisions, count(*) filter (where differs) as differing
                    from shadow_score join decision using (client_id, decision_id)
                    where client_id = :client and version = :version
                      and content::jsonb ->> 'modelVersion' = :champion
                    """)
                .bind("client", client.value())
                .bind("version", beside.version())
                .bind("champion", beside.champion())
                .map((row, _) -> new Count(row.getLong("decisions"), row.getLong("differing")))
                .one());
  }

  @Override
  public void forEachContact(
      ClientId client, Beside beside, int newest, Consumer<Shadowed> visitor) {
    transactions.in(
        client,
        handle -> {
          handle
              .createQuery(
                  """
                  select decision_id, debtor_id, decided_at, content, reach, response, harm from (
                    select decision_id, score.debtor_id, decided_at, content, reach, response, harm
                    from shadow_score score join decision using (client_id, decision_id)
                    where client_id = :client and version = :version and reach is not null
                      and content::jsonb ->> 'modelVersion' = :champion
                    order by decision_id desc limit :newest) newest
                  order by debtor_id, decision_id
                  """)
              .bind("client", client.value())
              .bind("version", beside.version())
              .bind("champion", beside.champion())
              .bind("newest", newest)
              .setFetchSize(FETCH)
              .map((row, _) -> shadowed(row))
              .forEach(visitor);
          return client;
        });
  }

  private static Shadowed shadowed(ResultSet row) throws SQLException {
    return new Shadowed(
        new DecisionId(row.getString("decision_id")),
        new DebtorId(row.getString("debtor_id")),
        Rows.instant(row, "decided_at"),
        DecisionJson.readChosen(row.getString("content")),
        new Probabilities(
            row.getDouble("reach"), row.getDouble("response"), row.getDouble("harm")));
  }

  private static ShadowScore score(ResultSet row) throws SQLException {
    String choice = row.getString("choice");
    return new ShadowScore(
        new DecisionId(row.getString("decision_id")),
        new DebtorId(row.getString("debtor_id")),
        row.getString("version"),
        row.getBoolean("differs"),
        choice == null ? null : DecisionJson.readScored(choice),
        expected(row));
  }

  private static @Nullable Probabilities expected(ResultSet row) throws SQLException {
    double reach = row.getDouble("reach");
    return row.wasNull()
        ? null
        : new Probabilities(reach, row.getDouble("response"), row.getDouble("harm"));
  }
}
