package org.gelegen.model.alerts;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * Something that somebody should look at.
 *
 * @param kind what was seen, such as {@code drift.reach.calibration}
 * @param subject about what, such as {@code noorderlicht-12}
 * @param businessDate the client's date of the watch that saw it
 * @param detail figures in words, never personal data
 * @param trainingId the training that was asked for because of it; absent: none was
 */
public record Alert(
    String kind,
    String subject,
    LocalDate businessDate,
    Instant raisedAt,
    String detail,
    @Nullable String trainingId) {}
