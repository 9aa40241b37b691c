package org.gelegen.scoring.models;

import java.time.Instant;
import java.time.InstantSource;
import java.util.function.Supplier;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.RollBack;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.jspecify.annotations.Nullable;

/** Makes versions champion, on record. */
public final class Champions {
  private final ModelRegistry models;
  private final AuditLog audit;
  private final InstantSource clock;

  public Champions(ModelRegistry models, AuditLog audit, InstantSource clock) {
    this.models = models;
    this.audit = audit;
    this.clock = clock;
  }

  /**
   * Promotes a version.
   *
   * @param by the key's id
   * @return the version as it is now
   * @throws ProblemException when its file is damaged; the champion stays what it was
   */
  public ModelVersion promote(ModelVersion version, String by, String why) {
    ClientId client = version.clientId();
    return unlessDamaged(
        () -> {
          Instant now = clock.instant();
          models.promote(client, version.number(), now, by, why);
          audit.append(client, now, by, "model.promoted", version.name());
          return models.find(client, version.number()).orElse(version);
        });
  }

  /**
   * Makes the champion before the present one champion again.
   *
   * @param from the number of the version to be left; absent: whichever is champion
   * @param by the key's id
   * @return the champion of now
   * @throws ProblemException when there is none to go back to, another than {@code from} is
   *     champion, or its file is damaged; the champion stays what it was
   */
  public ModelVersion goBack(ClientId client, @Nullable Integer from, String by, String why) {
    return unlessDamaged(
        () -> {
          Instant now = clock.instant();
          return switch (models.goBack(client, from, now, by, why)) {
            case RollBack.Done done -> {
              String detail = client + "-" + done.from() + " to " + done.champion().name();
              audit.append(client, now, by, "model.rolled-back", detail);
              yield done.champion();
            }
            case RollBack.NoneBefore _ ->
                throw ProblemException.of(
                    ProblemType.CONFLICT,
                    "there is no earlier champion to go back to; promote a version by its name");
            case RollBack.OtherChampion other ->
                throw ProblemException.of(
                    ProblemType.CONFLICT,
                    other.champion().map(ModelVersion::name).orElse("no version")
                        + " is champion, and not "
                        + client
                        + "-"
                        + from
                        + "; nothing was changed");
          };
        });
  }

  /** A version whose file is damaged does not become champion. */
  private static ModelVersion unlessDamaged(Supplier<ModelVersion> change) {
    try {
      return change.get();
    } catch (DamagedModelException e) {
      throw ProblemException.of(
          ProblemType.CONFLICT, e.getMessage() + "; the champion stays what it was");
    }
  }
}
