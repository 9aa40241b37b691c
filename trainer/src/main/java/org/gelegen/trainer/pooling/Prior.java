package org.gelegen.trainer.pooling;

import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.trainer.PriorModels;

/**
 * What is assumed of a client before its own contacts say otherwise.
 *
 * @param model with built-in features only
 * @param contributors how many other clients it was learned from; 0: it is the segment table
 */
public record Prior(CompiledModel model, int contributors) {
  /** The segment table. */
  public static Prior segmentTable() {
    return new Prior(PriorModels.segmentTable(), 0);
  }
}
