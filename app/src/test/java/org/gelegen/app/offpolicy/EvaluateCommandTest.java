package org.gelegen.app.offpolicy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.gelegen.app.Ran;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import tools.jackson.databind.JsonNode;

class EvaluateCommandTest {
  private static final String HEADER = "action,propensity,reward,q_hat,pi_a,v_a\n";
  private static final String ROW = "sms,0.5,1,0.4,0.5,0.45\n";

  @TempDir private Path folder;

  @Test
  void a_policy_is_one_json_object_of_the_documented_shape() throws IOException {
    Path log = log(HEADER + (ROW + "call,0.5,0,0.5,0.5,0.45\n").repeat(100));
    Ran evaluation = evaluate(log, "--policy", "a", "--json", "--tau", "5");

    assertThat(evaluation.err()).isEmpty();
    assertThat(evaluation.json()).hasSize(1);
    JsonNode result = evaluation.json().getFirst();
    assertThat(result.propertyNames())
        .startsWith("policy", "n", "ess")
        .contains("meanWeight", "maxWeight", "warnings", "estimates");
    assertThat(result.get("policy").asString()).isEqualTo("a");
    assertThat(result.get("n").asInt()).isEqualTo(200);
    assertThat(result.get("ess").asDouble()).isCloseTo(200, within(1e-9));
    assertThat(result.get("warnings")).isEmpty();
    assertThat(result.get("estimates").propertyNames())
        .containsExactly(
            "ips", "clipped_ips(M=5)", "snips", "dm", "dr", "sndr", "switch_dr(tau=5)");
    JsonNode ips = result.get("estimates").get("ips");
    assertThat(ips.get("value").asDouble()).isCloseTo(0.5, within(1e-12));
    // √(.25 · 200 / 199 / 200) = .03544, times 1.96
    assertThat(ips.get("interval").get(0).asDouble()).isBetween(0.4305, 0.4306);
    assertThat(ips.get("label").asString()).isEqualTo("95 %");
    assertThat(ips.get("bootstrapInterval").get(0).asDouble()).isBetween(0.40, 0.46);
    assertThat(result.get("bootstrap").get("seed").asLong()).isEqualTo(1);
  }

  @Test
  void intervals_that_do_not_cover_are_nowhere_called_95_percent() throws IOException {
    Path log = log(HEADER + (ROW + "call,0.5,0,0.5,0.5,0.43\n").repeat(100));
    JsonNode estimates =
        evaluate(log, "--policy", "a", "--json").json().getFirst().get("estimates");
    String text = evaluate(log, "--policy", "a").out();

    for (String name : new String[] {"dm", "clipped_ips(M=5)", "switch_dr(tau=5)"}) {
      assertThat(estimates.get(name).get("interval").isNull()).as(name).isTrue();
      assertThat(estimates.get(name).toString()).doesNotContain("95");
      assertThat(estimates.get(name).get("reason").asString())
          .contains("not in its standard error");
      assertThat(text.lines().filter(line -> line.startsWith(name)))
          .hasSize(2)
          .noneMatch(line -> line.contains("95"));
    }
    assertThat(text.lines().filter(line -> line.startsWith("snips")).findFirst().orElseThrow())
        .endsWith("95 %");
  }

  @Test
  void a_log_with_an_effective_sample_size_of_two_is_refused_in_text_and_json() throws IOException {
    Path log =
        log(
            HEADER
                + "sms,0.001,1,0.4,0.5,0.45\ncall,0.001,0,0.5,0.5,0.45\n"
                + "sms,1,1,0.4,0.001,0.4\n".repeat(500));
    JsonNode result = evaluate(log, "--policy", "a", "--json").json().getFirst();

    assertThat(result.get("ess").asDouble()).isBetween(1.99, 2.01);
    assertThat(result.get("warnings").get(0).asString()).contains("sample size is 2.0, too small");
    for (String name : result.get("estimates").propertyNames()) {
      assertThat(result.get("estimates").get(name).get("interval").isNull()).as(name).isTrue();
    }
    assertThat(result.get("estimates").get("ips").get("label").asString()).isEqualTo("not usable");
    assertThat(evaluate(log, "--policy", "a").out())
        .contains("warning: the effective sample size is 2.0")
        .doesNotContain("95 %");
  }

  @Test
  void choices_are_compared_as_actions_and_the_model_s_estimates_are_left_out_with_a_word()
      throws IOException {
    Path log =
        log(
            "action,propensity,paid,choice_b,choice_c\n"
                + "1,0.5,2,1.0,fax\n2,0.5,0,1.0,1\n".repeat(100));
    Ran evaluation = evaluate(log, "--reward", "paid", "--policy", "b", "--policy", "c", "--json");

    JsonNode b = evaluation.json().getFirst();
    assertThat(b.get("estimates").propertyNames())
        .containsExactly("ips", "clipped_ips(M=5)", "snips");
    assertThat(b.get("estimates").get("snips").get("value").asDouble()).isEqualTo(2);
    assertThat(b.get("warnings"))
        .extracting(JsonNode::asString)
        .containsExactly(
            "left out: dm, dr, sndr, switch_dr(tau=5), switch_dr(tau=10), because the log has no"
                + " column v_b");
    JsonNode c = evaluation.json().get(1);
    assertThat(c.get("unsupportedShare").asDouble()).isEqualTo(0.5);
    assertThat(c.get("warnings").get(0).asString())
        .startsWith("support is missing: in 50.00 % of the decisions");
    assertThat(c.get("estimates").get("ips").get("interval").isNull()).isTrue();
  }

  @Test
  void support_is_looked_for_place_by_place_where_there_are_slates() throws IOException {
    Path log =
        log(
            "action,propensity,reward,place,choice_b\n"
                + "1,0.5,1,left,1\n2,0.5,0,right,1\n".repeat(100));

    assertThat(unsupported(evaluate(log, "--policy", "b", "--json"))).isZero();
    assertThat(unsupported(evaluate(log, "--policy", "b", "--json", "--position", "place")))
        .isEqualTo(0.5);
  }

  private static double unsupported(Ran evaluation) {
    return evaluation.json().getFirst().get("unsupportedShare").asDouble();
  }

  @Test
  void a_model_of_every_action_values_choices_and_constants() throws IOException {
    Path log =
        log(
            "action,propensity,reward,choice_b,q_sms,q_call\n"
                + "sms,0.5,1,call,0.4,0.6\ncall,0.5,0,call,0.4,0.6\n".repeat(100));
    Ran evaluation =
        evaluate(
            log,
            "--policy=b",
            "--always=sms",
            "--action-value=sms=q_sms",
            "--action-value=call=q_call",
            "--json");

    assertThat(dm(evaluation.json().getFirst())).isEqualTo(0.6);
    assertThat(evaluation.json().get(1).get("policy").asString()).isEqualTo("always_sms");
    assertThat(dm(evaluation.json().get(1))).isEqualTo(0.4);
  }

  private static double dm(JsonNode result) {
    return result.get("estimates").get("dm").get("value").asDouble();
  }

  @Test
  void units_decide_the_interval_where_they_are_named() throws IOException {
    StringBuilder rows = new StringBuilder("action,propensity,reward,pi_a,debtor\n");
    for (int debtor = 0; debtor < 200; debtor++) {
      rows.append("x,1,%d,1,d-%d\n".formatted(debtor % 2, debtor).repeat(9));
    }
    Path log = log(rows.toString());
    JsonNode honest =
        evaluate(log, "--policy", "a", "--unit", "debtor", "--seed", "5", "--json")
            .json()
            .getFirst();
    JsonNode naive = evaluate(log, "--policy", "a", "--json").json().getFirst();

    // Nine equal decisions a debtor: three times the standard error.
    assertThat(se(honest) / se(naive)).isBetween(2.6, 3.4);
    assertThat(honest.get("unitEss").asDouble()).isBetween(140.0, 260.0);
    assertThat(honest.get("bootstrap").toString())
        .isEqualTo("{\"seed\":5,\"resamples\":500,\"unit\":\"debtor\"}");
    assertThat(evaluate(log, "--policy", "a", "--unit", "debtor", "--seed", "5").out())
        .contains("bootstrap: 500 resamples of debtor, seed 5");
  }

  private static double se(JsonNode result) {
    return result.get("estimates").get("ips").get("se").asDouble();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      textBlock =
          """
          sms,-0.5,1,0.4,0.5,0.45    | column propensity: must be a probability in [0, 1] but is -0.5
          sms,1.5,1,0.4,0.5,0.45     | column propensity: must be a probability in [0, 1] but is 1.5
          sms,0,1,0.4,0.5,0.45       | column propensity: an action that was taken has a propensity above 0
          sms,NaN,1,0.4,0.5,0.45     | column propensity: must be a finite number but is "NaN"
          sms,0.5,,0.4,0.5,0.45      | column reward: must not be empty
          sms,0.5,Infinity,1,0.5,0.4 | column reward: must be a finite number but is "Infinity"
          sms,0.5,1d,0.4,0.5,0.45    | column reward: must be a finite number but is "1d"
          sms,0.5,1,many,0.5,0.45    | column q_hat: must be a finite number but is "many"
          sms,0.5,1,0.4,1.1,0.45     | column pi_a: must be a probability in [0, 1] but is 1.1
          ,0.5,1,0.4,0.5,0.45        | column action: must not be empty
          sms,0.5,1,0.4              | the row has 4 cells and the header has 6
          sms,0.5,1,0.4,0.5,0.4,7    | the row has 7 cells and the header has 6
          """)
  void a_bad_row_is_named_with_file_line_and_column_and_nothing_is_said(String row, String error)
      throws IOException {
    Path log = log(HEADER + ROW + "\n" + row + "\n" + ROW);
    Ran evaluation = evaluate(log, "--policy", "a");

    assertThat(evaluation.status()).isEqualTo(1);
    assertThat(evaluation.out()).isEmpty();
    // The header, a row, an empty line.
    assertThat(evaluation.err()).startsWith("gelegen: " + log + ", line 4").contains(error);
    assertThat(evaluation.err().lines()).hasSize(1);
  }

  @Test
  void missing_columns_policies_and_rows_are_explained() throws IOException {
    Path log = log(HEADER + ROW);
    assertThat(evaluate(log, "--policy", "b").err())
        .contains("line 1: policy b has neither a column pi_b nor choice_b: the log has a");
    assertThat(evaluate(log, "--policy", "a", "--reward", "paid").err())
        .contains("line 1: there is no column paid: name another with --reward; there are action,");
    assertThat(evaluate(log, "--policy", "a", "--unit", "debtor").err())
        .contains("there is no column debtor: name another with --unit");
    assertThat(evaluate(log(HEADER), "--policy", "a").err()).contains("no rows below the header");
    assertThat(evaluate(log(""), "--policy", "a").err()).contains("must begin with a header");
    assertThat(evaluate(log("action,action\n"), "--policy", "a").err())
        .contains("column action: is there twice");
    assertThat(evaluate(folder.resolve("none.csv"), "--policy", "a").err())
        .contains("none.csv: is not there");
  }

  @Test
  void wrong_usage_ends_with_status_2() throws IOException {
    Path log = log(HEADER + ROW);
    assertThat(evaluate(log).status()).isEqualTo(2);
    assertThat(evaluate(log, "--policy", "a", "--tau", "0").status()).isEqualTo(2);
    assertThat(evaluate(log, "--policy", "a", "--resamples", "5").status()).isEqualTo(2);
    assertThat(evaluate(log, "--policy", "a", "--tau", "-1").err())
        .contains("the weight to switch at must be above 0");
  }

  @Test
  void gzip_is_known_by_its_content_and_a_torn_one_is_an_error() throws IOException {
    byte[] zipped = gzip(HEADER + (ROW + "call,0.5,0,0.5,0.5,0.45\n").repeat(2_000));
    Path whole = Files.write(folder.resolve("log.csv"), zipped);
    assertThat(evaluate(whole, "--policy", "a", "--json").json().getFirst().get("n").asInt())
        .isEqualTo(4_000);

    Path torn =
        Files.write(folder.resolve("torn.csv.gz"), Arrays.copyOf(zipped, zipped.length - 12));
    Ran evaluation = evaluate(torn, "--policy", "a");
    assertThat(evaluation.status()).isEqualTo(1);
    assertThat(evaluation.out()).isEmpty();
    assertThat(evaluation.err()).contains("torn.csv.gz, line ").contains("torn").contains("anew");
  }

  @Test
  void bytes_that_are_no_text_and_open_quotes_are_errors() throws IOException {
    Path binary = folder.resolve("binary.csv");
    Files.write(binary, (HEADER + "é" + ROW).getBytes(StandardCharsets.ISO_8859_1));
    assertThat(evaluate(binary, "--policy", "a").status()).isEqualTo(1);
    assertThat(evaluate(binary, "--policy", "a").err())
        .contains("binary.csv, line 2: cannot be read");
    assertThat(evaluate(log(HEADER + "\"" + ROW), "--policy", "a").err())
        .contains("cannot be read");
  }

  private Ran evaluate(Path log, String... flags) {
    String[] command = new String[flags.length + 3];
    command[0] = "evaluate";
    command[1] = "--log";
    command[2] = log.toString();
    System.arraycopy(flags, 0, command, 3, flags.length);
    return Ran.command(command);
  }

  private Path log(String content) throws IOException {
    return Files.writeString(folder.resolve("log.csv"), content);
  }

  private static byte[] gzip(String content) throws IOException {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
      gzip.write(content.getBytes(StandardCharsets.UTF_8));
    }
    return bytes.toByteArray();
  }
}
