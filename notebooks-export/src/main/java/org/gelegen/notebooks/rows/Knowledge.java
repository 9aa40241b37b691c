package org.gelegen.notebooks.rows;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.notebooks.Pseudonyms;

/**
 * What the rows of an export are made by.
 *
 * @param position of the log when it was read first: who was erased since is in no row
 * @param knownUntil the moment of the last record that is looked at: labels are as of it, as in
 *     training
 * @param features the features of a contact's row
 * @param versions the versions that predict, the one whose features they are first
 */
public record Knowledge(
    ClientRecord client,
    ClientSettings settings,
    long position,
    Instant knownUntil,
    ContactFeatures features,
    List<ReadVersion> versions,
    Pseudonyms names) {
  public Knowledge {
    versions = List.copyOf(versions);
  }
}
