package org.gelegen.app;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

/** Leaves a test out where something of the machine is missing, and prints why. */
public final class Skipped {
  private Skipped() {}

  /**
   * Skips the test unless something is there.
   *
   * @param reason what is missing and what to do
   */
  public static void unless(boolean there, String reason) {
    if (!there) {
      System.out.println("skipped: " + reason);
    }
    assumeTrue(there, reason);
  }
}
