package org.gelegen.storage;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import org.gelegen.model.registry.PromotionHistory;
import org.gelegen.model.registry.RollBack;
import org.gelegen.model.registry.Succession;
import org.jdbi.v3.core.Handle;
import org.jspecify.annotations.Nullable;

/**
 * Keeps model versions with their files. A file's SHA-256 and a seal that binds it to its client
 * and version are stored beside it and checked before its bytes leave; that there is one champion
 * is a unique index, not a habit.
 */
public final class PostgresModelRegistry implements ModelRegistry {
  private static final String COMPILED = "";

  private final ClientTransactions transactions;
  private final Consumer<byte[]> reading;

  /**
   * Makes a registry.
   *
   * @param reading reads a compiled model as those do who decide with it, and throws a {@link
   *     DamagedModelException} where it cannot: such a version does not become champion
   */
  public PostgresModelRegistry(Database database, Consumer<byte[]> reading) {
    this.transactions = database.transactions();
    this.reading = reading;
  }

  @Override
  public ModelVersion register(ModelVersion candidate, byte[] compiled, Map<String, byte[]> files) {
    ClientId client = candidate.clientId();
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "model", client);
          int number = insert(handle, candidate, compiled, files);
          return find(handle, client, number).orElseThrow();
        });
  }

  @Override
  public ModelVersion registerChampion(
      ModelVersion candidate, byte[] compiled, Map<String, byte[]> files, Succession succession) {
    ClientId client = candidate.clientId();
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "model", client);
          boolean still =
              champion(handle, client).map(ModelVersion::number).equals(succession.over());
          ModelVersion kept = still ? candidate : succession.refused(candidate);
          int number = insert(handle, kept, compiled, files);
          if (still) {
            crown(
                handle,
                client,
                new Promotion(number, succession.at(), succession.by(), succession.why(), null));
          }
          return find(handle, client, number).orElseThrow();
        });
  }

  @Override
  public List<ModelVersion> list(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select number, trained_at, as_of_at, data_fingerprint, settings_version, seed,
                      metrics, notes, champion
                    from model_version where client_id = :client order by number desc
                    """)
                .bind("client", client.value())
                .map((row, _) -> version(client, row))
                .list());
  }

  @Override
  public Optional<ModelVersion> find(ClientId client, int number) {
    return transactions.in(client, handle -> find(handle, client, number));
  }

  @Override
  public Optional<ModelVersion> findChampion(ClientId client) {
    return transactions.in(client, handle -> champion(handle, client));
  }

  @Override
  public byte[] loadCompiled(ClientId client, int number) {
    return transactions.in(client, handle -> requireCompiled(handle, client, number));
  }

  @Override
  public Optional<byte[]> findFile(ClientId client, int number, String name) {
    return transactions.in(client, handle -> load(handle, client, number, name));
  }

  private void requireReadable(Handle handle, ClientId client, int number) {
    byte[] compiled = requireCompiled(handle, client, number);
    try {
      reading.accept(compiled);
    } catch (DamagedModelException e) {
      throw DamagedModelException.of(number, client, e);
    }
  }

  private static byte[] requireCompiled(Handle handle, ClientId client, int number) {
    return load(handle, client, number, COMPILED).orElseThrow(() -> missing(client, number));
  }

  private static Optional<byte[]> load(Handle handle, ClientId client, int number, String name) {
    Optional<StoredFile> file = findFile(handle, client, number, name);
    if (file.isPresent() && !isWhole(file.get(), client, number, name)) {
      throw new DamagedModelException(
          "model version %d of %s does not have its registered SHA-256: promote another version"
              .formatted(number, client));
    }
    return file.map(StoredFile::content);
  }

  private static boolean isWhole(StoredFile file, ClientId client, int number, String name) {
    byte[] sha256 = sha256(file.content());
    return MessageDigest.isEqual(file.sha256(), sha256)
        && MessageDigest.isEqual(file.seal(), seal(client, number, name, sha256));
  }

  /**
   * Binds a file's hash to whose file it is, so that it is nobody else's and no other version's.
   */
  private static byte[] seal(ClientId client, int number, String name, byte[] sha256) {
    byte[] whose =
        (client.value() + "\n" + number + "\n" + name + "\n").getBytes(StandardCharsets.UTF_8);
    byte[] all = Arrays.copyOf(whose, whose.length + sha256.length);
    System.arraycopy(sha256, 0, all, whose.length, sha256.length);
    return sha256(all);
  }

  @Override
  public void promote(ClientId client, int number, Instant at, String by, String why) {
    transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "model", client);
          if (find(handle, client, number).isPresent()) {
            requireReadable(handle, client, number);
          }
          crown(handle, client, new Promotion(number, at, by, why, null));
          return number;
        });
  }

  @Override
  public RollBack goBack(
      ClientId client, @Nullable Integer from, Instant at, String by, String why) {
    return transactions.in(
        client,
        handle -> {
          Locks.hold(handle, "model", client);
          Optional<ModelVersion> sitting = champion(handle, client);
          if (from != null && !sitting.map(ModelVersion::number).equals(Optional.of(from))) {
            return new RollBack.OtherChampion(sitting);
          }
          Optional<Integer> previous =
              new PromotionHistory(Promotions.newestFirst(handle, client)).previous();
          if (previous.isEmpty()) {
            return new RollBack.NoneBefore();
          }
          requireReadable(handle, client, previous.get());
          int left = sitting.orElseThrow().number();
          crown(handle, client, new Promotion(previous.get(), at, by, why, left));
          return new RollBack.Done(champion(handle, client).orElseThrow(), left);
        });
  }

  @Override
  public List<Promotion> promotions(ClientId client) {
    return transactions.in(client, handle -> Promotions.newestFirst(handle, client));
  }

  private static void crown(Handle handle, ClientId client, Promotion promotion) {
    // Two statements: the unique index is checked row by row, and not at the end.
    handle
        .createUpdate(
            "update model_version set champion = false where client_id = :client and champion")
        .bind("client", client.value())
        .execute();
    int promoted =
        handle
            .createUpdate(
                """
                update model_version set champion = true
                where client_id = :client and number = :number
                """)
            .bind("client", client.value())
            .bind("number", promotion.number())
            .execute();
    if (promoted == 0) {
      throw missing(client, promotion.number());
    }
    Promotions.add(handle, client, promotion);
    endShadow(handle, client, promotion);
  }

  /** Nobody is the champion's shadow and the champion. */
  private static void endShadow(Handle handle, ClientId client, Promotion promotion) {
    handle
        .createUpdate(
            """
            update shadow set until_at = :at, ended_by = :by
            where client_id = :client and number = :number and until_at is null
            """)
        .bind("client", client.value())
        .bind("number", promotion.number())
        .bind("at", promotion.at())
        .bind("by", promotion.by())
        .execute();
  }

  private static int insert(
      Handle handle, ModelVersion candidate, byte[] compiled, Map<String, byte[]> files) {
    int number = insert(handle, candidate);
    insertFile(handle, candidate.clientId(), number, COMPILED, compiled);
    files.forEach((name, file) -> insertFile(handle, candidate.clientId(), number, name, file));
    return number;
  }

  private static int insert(Handle handle, ModelVersion candidate) {
    return handle
        .createQuery(
            """
            insert into model_version (client_id, number, trained_at, as_of_at, data_fingerprint,
              settings_version, seed, metrics, notes)
            select :client, coalesce(max(number), 0) + 1, :trainedAt, :asOf, :fingerprint,
              :settingsVersion, :seed, cast(:metrics as jsonb), cast(:notes as jsonb)
            from model_version where client_id = :client
            returning number
            """)
        .bind("client", candidate.clientId().value())
        .bind("trainedAt", candidate.trainedAt())
        .bind("asOf", candidate.asOf())
        .bind("fingerprint", candidate.dataFingerprint())
        .bind("settingsVersion", candidate.settingsVersion())
        .bind("seed", candidate.seed())
        .bind("metrics", Json.writeNumbers(candidate.metrics()))
        .bind("notes", Json.writeTexts(candidate.notes()))
        .mapTo(Integer.class)
        .one();
  }

  private static void insertFile(
      Handle handle, ClientId client, int number, String name, byte[] content) {
    handle
        .createUpdate(
            """
            insert into model_file (client_id, number, name, sha256, seal, content)
            values (:client, :number, :name, :sha256, :seal, :content)
            """)
        .bind("client", client.value())
        .bind("number", number)
        .bind("name", name)
        .bind("sha256", sha256(content))
        .bind("seal", seal(client, number, name, sha256(content)))
        .bind("content", content)
        .execute();
  }

  private static Optional<ModelVersion> find(Handle handle, ClientId client, int number) {
    return handle
        .createQuery(
            """
            select number, trained_at, as_of_at, data_fingerprint, settings_version, seed, metrics,
              notes, champion
            from model_version where client_id = :client and number = :number
            """)
        .bind("client", client.value())
        .bind("number", number)
        .map((row, _) -> version(client, row))
        .findOne();
  }

  private static Optional<ModelVersion> champion(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select number, trained_at, as_of_at, data_fingerprint, settings_version, seed, metrics,
              notes, champion
            from model_version where client_id = :client and champion
            """)
        .bind("client", client.value())
        .map((row, _) -> version(client, row))
        .findOne();
  }

  private static Optional<StoredFile> findFile(
      Handle handle, ClientId client, int number, String name) {
    return handle
        .createQuery(
            """
            select sha256, seal, content from model_file
            where client_id = :client and number = :number and name = :name
            """)
        .bind("client", client.value())
        .bind("number", number)
        .bind("name", name)
        .map(
            (row, _) ->
                new StoredFile(
                    row.getBytes("sha256"), row.getBytes("seal"), row.getBytes("content")))
        .findOne();
  }

  private static ModelVersion version(ClientId client, ResultSet row) throws SQLException {
    return new ModelVersion(
        client,
        row.getInt("number"),
        Rows.instant(row, "trained_at"),
        Rows.instant(row, "as_of_at"),
        row.getString("data_fingerprint"),
        row.getInt("settings_version"),
        row.getLong("seed"),
        Json.readNumbers(row.getString("metrics")),
        Json.readTexts(row.getString("notes")),
        row.getBoolean("champion"));
  }

  private static IllegalArgumentException missing(ClientId client, int number) {
    return new IllegalArgumentException(client + " has no model version " + number);
  }

  private static byte[] sha256(byte[] content) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(content);
    } catch (NoSuchAlgorithmException e) {
      throw new GelegenException("this Java has no SHA-256", e);
    }
  }

  /** A file with the hash and the seal that were taken when it came in. */
  @SuppressWarnings("ArrayRecordComponent") // never compared, never handed on
  private record StoredFile(byte[] sha256, byte[] seal, byte[] content) {}
}
