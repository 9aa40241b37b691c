package org.gelegen.trainer;

import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.compiled.Head;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;

/**
 * A head with what is known of it.
 *
 * @param head fitted on all rows: the one that serves
 * @param judged the same learner, fitted on what was known before {@code late}
 * @param late the rows that judge it
 * @param provenance Tribuo's own models of the learners that count, by head and learner; empty
 *     where the prior was kept
 */
public record TrainedHead(
    Target target,
    Head head,
    Head judged,
    Sample late,
    Map<String, Double> metrics,
    Map<String, String> notes,
    Map<String, byte[]> provenance) {
  public TrainedHead {
    metrics = Collections.unmodifiableMap(new TreeMap<>(metrics));
    notes = Collections.unmodifiableMap(new TreeMap<>(notes));
    provenance = Collections.unmodifiableMap(new TreeMap<>(provenance));
  }
}
