package org.gelegen.datasets.published;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class OpenBanditTest {
  private static final String LOG =
      """
      ,item_id,position,click,propensity_score
      0,7,1,1,0.5
      1,7,1,0,0.5
      2,8,1,0,0.25
      3,7,2,1,0.5
      """;

  @TempDir private Path folder;

  @Test
  void a_row_is_predicted_from_the_rows_of_the_other_folds_only() throws IOException {
    Path policy = Files.writeString(folder.resolve("p.csv"), "item_id,position_1\n7,0.9\n8,0.1\n");
    List<String> lines = convert(LOG, Map.of("mine", policy));

    assertThat(lines.getFirst())
        .isEqualTo("action,position,propensity,reward,q_hat,pi_mine,v_mine,pi_uniform,v_uniform");
    // Row 0 is of fold 0 with row 3. Outside are rows 1 and 2, no click: g = 0, so all is 0.
    assertThat(numbers(lines.get(1))).containsExactly(7, 1, 0.5, 1, 0, 0.9, 0, 0.5, 0);
    // Row 1 is of fold 1. Outside are rows 0, 2, 3 with 2 clicks: g = 2/3.
    double rate = (1 + 10 * 2 / 3.0) / 11;
    double other = (0 + 10 * 2 / 3.0) / 11;
    double[] second = numbers(lines.get(2));
    assertThat(second[4]).isCloseTo(rate, within(1e-12));
    assertThat(second[6]).isCloseTo(0.9 * rate + 0.1 * other, within(1e-12));
    assertThat(second[8]).isCloseTo((rate + other) / 2, within(1e-12));
    // The policy has nothing at position 2, where the log has one item.
    assertThat(numbers(lines.get(4))).startsWith(7, 2, 0.5, 1).endsWith(0, 0, 1, 0);
  }

  @Test
  void what_is_no_such_log_is_named(@TempDir Path other) throws IOException {
    assertThatThrownBy(() -> convert("item_id,position\n1,2\n", Map.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("log.csv, row 1 has no column click");
    assertThatThrownBy(() -> convert(LOG.replace("0.25", "quarter"), Map.of()))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("row 3: propensity_score must be a number but is \"quarter\"");
    Path policy = Files.writeString(other.resolve("p.csv"), "item_id,left\n7,1\n");
    assertThatThrownBy(() -> convert(LOG, Map.of("mine", policy)))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("has no columns position_1");
    assertThatThrownBy(() -> convert(LOG, Map.of("mine", folder.resolve("none.csv"))))
        .isInstanceOf(DatasetException.class)
        .hasMessageContaining("none.csv is not there");
  }

  private List<String> convert(String log, Map<String, Path> policies) throws IOException {
    Path file = Files.writeString(folder.resolve("log.csv"), log);
    ByteArrayOutputStream out = new ByteArrayOutputStream();
    OpenBandit.convert(file, policies, out);
    return out.toString(StandardCharsets.UTF_8).lines().toList();
  }

  private static double[] numbers(String line) {
    return Arrays.stream(line.split(",")).mapToDouble(Double::parseDouble).toArray();
  }
}
