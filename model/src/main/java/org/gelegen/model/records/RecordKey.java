package org.gelegen.model.records;

import java.time.Instant;

/**
 * What identifies a record within its client.
 *
 * @param type the kind of record
 * @param id the record's own id; of an outcome: its contact's id, a bar and its result
 * @param version the moment of a versioned record or of an outcome, else {@link Instant#EPOCH}
 */
public record RecordKey(RecordType type, String id, Instant version) {}
