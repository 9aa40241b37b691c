package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.app.offers.OfferTables;
import org.gelegen.scheduler.texts.Texts;
import org.junit.jupiter.api.Test;

/**
 * Installations keep what a version of rules or offers says, and do not start with another text
 * under it: who changes one gives it another version and adds it to the list.
 */
class ShippedVersionsTest {
  @Test
  void a_version_that_was_shipped_says_the_same_for_ever() throws IOException {
    Map<String, String> now = new TreeMap<>();
    RulePacks.shipped()
        .texts()
        .forEach((label, text) -> now.put("rules " + label, sha256(PackFile.withoutRemarks(text))));
    now.put(
        "offers " + OfferTables.shipped(Texts.variants()).label(),
        sha256(OfferTables.shippedText()));
    assertThat(shipped()).containsAllEntriesOf(now);
  }

  private static Map<String, String> shipped() throws IOException {
    Map<String, String> shipped = new TreeMap<>();
    try (InputStream list =
        ShippedVersionsTest.class.getResourceAsStream("/shipped-versions.txt")) {
      new String(Objects.requireNonNull(list).readAllBytes(), StandardCharsets.UTF_8)
          .lines()
          .filter(line -> !line.startsWith("#"))
          .forEach(
              line -> {
                int last = line.lastIndexOf(' ');
                shipped.put(line.substring(0, last), line.substring(last + 1));
              });
    }
    return shipped;
  }

  private static String sha256(String text) {
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
