package org.gelegen.model.registry;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change of champion, as it is written down for good.
 *
 * @param number the version that became champion
 * @param by the key's id, the command or the job that did it
 * @param backFrom the version that was rolled back from; absent where one was promoted
 */
public record Promotion(
    int number, Instant at, String by, String why, @Nullable Integer backFrom) {}
