package org.gelegen.model.registry;

import java.util.Optional;

/** What became of going back to the champion before the present one. */
public sealed interface RollBack {
  /**
   * Done.
   *
   * @param champion the one that is champion again
   * @param from the number of the version that was left
   */
  record Done(ModelVersion champion, int from) implements RollBack {}

  /** There is no earlier champion; nothing changed. */
  record NoneBefore() implements RollBack {}

  /**
   * Another version than the one to be left is champion; nothing changed.
   *
   * @param champion empty: there is none
   */
  record OtherChampion(Optional<ModelVersion> champion) implements RollBack {}
}
