package org.gelegen.model.history;

import java.time.Instant;

/**
 * The first contact about a case with a template, of those that were not returned.
 *
 * @param at when it was sent
 */
public record FirstUse(String template, Instant at) {}
