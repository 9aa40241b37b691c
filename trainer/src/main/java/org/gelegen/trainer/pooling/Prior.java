package org.gelegen.trainer.pooling;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.trainer.PriorModels;

/**
 * What is assumed of a client before its own contacts say otherwise.
 *
 * @param model with built-in features only
 * @param contributors how many other clients it was learned from; 0: it is the segment table
 * @param unreadable how many more would have contributed, had what they share been of this version
 */
public record Prior(CompiledModel model, int contributors, int unreadable) {
  /** The segment table. */
  public static Prior segmentTable() {
    return new Prior(PriorModels.segmentTable(), 0, 0);
  }

  /** SHA-256 over the model, in hexadecimal. */
  public String fingerprint() {
    try {
      return HexFormat.of()
          .formatHex(MessageDigest.getInstance("SHA-256").digest(CompiledModelFormat.write(model)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java platform has SHA-256", e);
    }
  }
}
