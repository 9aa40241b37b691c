package org.gelegen.trainer.learners;

import java.util.Arrays;
import org.gelegen.model.compiled.Scorer;

/**
 * What a learner made of some rows.
 *
 * @param scorer the serving form, before calibration
 * @param provenance the learner's own model as Tribuo's protocol buffer; empty where nothing was
 *     fitted
 */
// The bytes are handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
public record Fitted(Scorer scorer, byte[] provenance) {
  public Fitted {
    provenance = Arrays.copyOf(provenance, provenance.length);
  }
}
