package org.gelegen.model.access;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Random;
import org.junit.jupiter.api.Test;

class IdProofsTest {
  @Test
  void who_knows_an_id_can_prove_it_and_two_proofs_of_it_have_nothing_in_common() {
    // Salts of zeros. head -c 16 /dev/zero | cat - <(printf c-9) | sha256sum
    IdProofs known =
        new IdProofs(
            new Random() {
              @Override
              public void nextBytes(byte[] bytes) {}
            });
    assertThat(known.of("caseId", "c-9"))
        .isEqualTo(
            "sha256(salt + caseId)=8225fda4786272ae6a99598094260f111888e1b7bd15f89c0f7fc0a3b6e26950"
                + " salt=00000000000000000000000000000000");
    IdProofs proofs = new IdProofs(new Random(3));
    assertThat(proofs.of("caseId", "c-9"))
        .isNotEqualTo(proofs.of("caseId", "c-9"))
        .doesNotContain("c-9");
  }
}
