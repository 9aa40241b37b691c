package org.gelegen.model.experiments;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.DebtorId;

/**
 * Draws lots by a keyed hash: HMAC-SHA-256 with the salt as its key over the experiment's id, a
 * colon and the debtor's id. An experiment's id has no colon, so no two pairs read the same. Who
 * does not know the salt cannot foresee a lot, and lots under different ids or salts have nothing
 * to do with each other.
 */
final class Lots {
  private static final String ALGORITHM = "HmacSHA256";
  private static final double UNIT = 0x1p-53;

  private Lots() {}

  /** A debtor's lot, evenly distributed over [0, 1). */
  static double draw(String salt, ExperimentId experiment, DebtorId debtor) {
    try {
      Mac mac = Mac.getInstance(ALGORITHM);
      mac.init(new SecretKeySpec(salt.getBytes(StandardCharsets.UTF_8), ALGORITHM));
      String drawn = experiment.value() + ":" + debtor.value();
      byte[] hash = mac.doFinal(drawn.getBytes(StandardCharsets.UTF_8));
      return (ByteBuffer.wrap(hash).getLong() >>> 11) * UNIT;
    } catch (NoSuchAlgorithmException | InvalidKeyException e) {
      throw new GelegenException("this Java has no HMAC-SHA-256", e);
    }
  }
}
