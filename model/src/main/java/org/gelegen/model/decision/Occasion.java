package org.gelegen.model.decision;

import java.time.Instant;

/**
 * The occasion of a decision for which no model is asked.
 *
 * @param id of the decision
 * @param at the moment whose knowledge counts, in whole microseconds, which is how fine it is kept;
 *     an id has milliseconds
 * @param basis what it is made from
 */
public record Occasion(DecisionId id, Instant at, DecisionBasis basis) {}
