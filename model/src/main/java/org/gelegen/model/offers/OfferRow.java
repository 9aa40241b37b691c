package org.gelegen.model.offers;

import org.gelegen.model.portfolio.Tone;
import org.jspecify.annotations.Nullable;

/**
 * One row of a table: for whom, and what then.
 *
 * @param id unique in its table
 * @param text which of a channel's texts, such as {@code firm} for {@code email-firm}; absent: the
 *     channel's own
 * @param holdsCosts whether collection costs are held back, whatever the law allows
 */
public record OfferRow(
    String id,
    Conditions when,
    Tone tone,
    Offer offer,
    @Nullable String text,
    boolean holdsCosts) {}
