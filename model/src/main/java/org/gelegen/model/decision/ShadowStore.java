package org.gelegen.model.decision;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.ShadowScore.Probabilities;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;

/** Keeps which version is a client's shadow, and what it made of the champion's decisions. */
public interface ShadowStore {
  /** The shadow of the moment, or empty when there is none. */
  Optional<Shadow> find(ClientId client);

  /** Makes a version the shadow; the one before it, if any, is so no longer. */
  void appoint(ClientId client, Shadow shadow);

  /** Ends the shadow; answers whether there was one. */
  boolean dismiss(ClientId client, Instant at, String by);

  /** Keeps scores; one of the same decision that is there already stays as it was. */
  void append(ClientId client, List<ShadowScore> scores);

  /** The scores of a debtor's decisions, oldest first. */
  List<ShadowScore> findByDebtor(ClientId client, DebtorId debtor);

  /** How many of these decisions the shadow scored, and in how many it differs. */
  Count count(ClientId client, Beside beside);

  /**
   * Hands out the newest of these decisions that are to contact, those of a debtor together and the
   * oldest first.
   *
   * @param newest how many at most
   */
  void forEachContact(ClientId client, Beside beside, int newest, Consumer<Shadowed> visitor);

  /**
   * Decisions that one version made and another one scored, by their names.
   *
   * @param version the shadow's
   * @param champion of whoever decided
   */
  record Beside(String version, String champion) {}

  /** Counts. */
  record Count(long decisions, long differing) {}

  /**
   * A decision to contact, as both see it.
   *
   * @param chosen by the champion, with what it expects
   * @param shadow what the shadow expects of the same action
   */
  record Shadowed(
      DecisionId decisionId,
      DebtorId debtorId,
      Instant at,
      ScoredAction chosen,
      Probabilities shadow) {}
}
