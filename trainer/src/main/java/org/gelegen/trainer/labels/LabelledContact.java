package org.gelegen.trainer.labels;

import java.time.Duration;
import org.gelegen.model.records.ContactRecord;

/**
 * What became of an outbound contact.
 *
 * @param answerSpan how long it could be answered for: the response window, or less where the next
 *     contact on the case came sooner
 */
public record LabelledContact(
    ContactRecord contact, Label reached, Label answered, Label harmed, Duration answerSpan) {}
