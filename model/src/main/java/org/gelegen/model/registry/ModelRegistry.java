package org.gelegen.model.registry;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.ClientId;
import org.jspecify.annotations.Nullable;

/**
 * Keeps every version of every client's models. Bytes are checked against their SHA-256 on the way
 * out.
 */
public interface ModelRegistry {
  /**
   * Stores a version under the next number and answers it; the number and the champion mark of
   * {@code candidate} are not looked at.
   *
   * @param compiled the serving form
   * @param files what belongs to it by name, such as the learners' own models
   */
  ModelVersion register(ModelVersion candidate, byte[] compiled, Map<String, byte[]> files);

  /**
   * Stores a version like {@link #register} and makes it champion in the same moment, on condition
   * that the champion is still the one that {@code succession} names: who judged a version against
   * one champion must not put it in the place of another. Its notes say what happened.
   *
   * @return the version, champion or not
   */
  ModelVersion registerChampion(
      ModelVersion candidate, byte[] compiled, Map<String, byte[]> files, Succession succession);

  /** All versions of a client, newest first. */
  List<ModelVersion> list(ClientId client);

  Optional<ModelVersion> find(ClientId client, int number);

  Optional<ModelVersion> findChampion(ClientId client);

  /**
   * The serving form of a version.
   *
   * @throws DamagedModelException when the stored bytes are not the registered ones
   */
  byte[] loadCompiled(ClientId client, int number);

  /**
   * One of the files that a version was registered with, by name; empty where it has none of it.
   *
   * @throws DamagedModelException when the stored bytes are not the registered ones
   */
  Optional<byte[]> findFile(ClientId client, int number, String name);

  /**
   * Makes a version the champion, at once and for every node; the one before it stays in the
   * registry.
   *
   * @throws IllegalArgumentException when there is no such version
   * @throws DamagedModelException when its stored bytes are not the registered ones
   */
  void promote(ClientId client, int number, Instant at, String by, String why);

  /**
   * Makes the champion before the present one champion again, as {@link PromotionHistory} tells
   * which that is.
   *
   * @param from the number of the version to be left, so that asking again does not go back twice;
   *     absent: whichever is champion
   * @throws DamagedModelException when its stored bytes are not the registered ones
   */
  RollBack goBack(ClientId client, @Nullable Integer from, Instant at, String by, String why);

  /** Every change of champion, newest first. */
  List<Promotion> promotions(ClientId client);
}
