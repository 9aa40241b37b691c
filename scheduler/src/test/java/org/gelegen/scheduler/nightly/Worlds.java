package org.gelegen.scheduler.nightly;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.extension.AfterEachCallback;
import org.junit.jupiter.api.extension.ExtensionContext;

/** The worlds of a test: after it each decision in them is made again, and comes out the same. */
final class Worlds implements AfterEachCallback {
  private final List<NightWorld> worlds = new ArrayList<>();

  NightWorld make(int debtors) {
    return make(debtors, NightWorld.SEED);
  }

  NightWorld make(int debtors, long seed) {
    NightWorld world = new NightWorld(debtors, seed);
    worlds.add(world);
    return world;
  }

  @Override
  public void afterEach(ExtensionContext context) {
    if (context.getExecutionException().isEmpty()) {
      worlds.forEach(NightWorld::assertMadeAgain);
    }
  }
}
