package org.gelegen.model.compiled;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Arrays;
import java.util.Random;
import org.gelegen.model.registry.DamagedModelException;
import org.junit.jupiter.api.Test;

class CompiledModelFormatTest {
  @Test
  void a_model_that_is_written_and_read_gives_the_same_bytes_again() {
    for (int seed = 0; seed < 20; seed++) {
      byte[] bytes = CompiledModelFormat.write(RandomModels.model(seed));

      assertThat(CompiledModelFormat.write(CompiledModelFormat.read(bytes)))
          .as("seed %d", seed)
          .isEqualTo(bytes);
    }
  }

  @Test
  void one_flipped_bit_anywhere_is_refused() {
    byte[] whole = CompiledModelFormat.write(RandomModels.model(1));
    Random random = new Random(1);
    for (int i = 0; i < 1000; i++) {
      byte[] damaged = whole.clone();
      int place = random.nextInt(damaged.length);
      damaged[place] ^= (byte) (1 << random.nextInt(8));

      assertThatThrownBy(() -> CompiledModelFormat.read(damaged))
          .as("bit flipped in byte %d", place)
          .isInstanceOf(DamagedModelException.class);
    }
  }

  @Test
  void a_model_cut_short_anywhere_is_refused() {
    byte[] whole = CompiledModelFormat.write(RandomModels.model(2));
    Random random = new Random(2);
    for (int i = 0; i < 200; i++) {
      byte[] torn = Arrays.copyOf(whole, random.nextInt(whole.length));

      assertThatThrownBy(() -> CompiledModelFormat.read(torn))
          .as("cut after %d bytes", torn.length)
          .isInstanceOf(DamagedModelException.class);
    }
  }
}
