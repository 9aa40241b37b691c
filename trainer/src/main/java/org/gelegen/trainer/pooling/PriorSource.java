package org.gelegen.trainer.pooling;

import java.time.Instant;
import org.gelegen.model.portfolio.ClientId;

/** Where the prior of a training comes from. */
@FunctionalInterface
public interface PriorSource {
  /** The prior of a client's training as of a moment: nothing that was learned later is in it. */
  Prior of(ClientId client, Instant asOf);
}
