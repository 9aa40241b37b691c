package org.gelegen.trainer.leaks;

/**
 * A feature that may know what became of a contact before it was made.
 *
 * @param feature its name in the schema
 * @param why in words, with the figures
 */
public record Suspicion(String feature, String why) {
  @Override
  public String toString() {
    return feature + " " + why;
  }
}
