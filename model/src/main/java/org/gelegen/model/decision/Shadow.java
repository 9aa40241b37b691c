package org.gelegen.model.decision;

import java.time.Instant;

/**
 * A version that scores beside the champion and acts on nothing.
 *
 * @param number the version's, from 1
 * @param since when it became the shadow
 * @param by the command that made it so
 */
public record Shadow(int number, Instant since, String by) {}
