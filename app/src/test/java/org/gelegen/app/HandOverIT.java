package org.gelegen.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class HandOverIT {
  private static final String RECORDS =
      """
      {"type":"client","clientId":"tiny","at":"2025-01-01T00:00:00+01:00","name":"Tiny","timeZone":"Europe/Amsterdam","country":"NL","currency":"EUR"}
      {"type":"debtor","clientId":"tiny","debtorId":"d-1","at":"2026-01-01T00:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31612345678","consent":true}},"attributes":{"score":7}}
      {"type":"debtor","clientId":"tiny","debtorId":"d-2","at":"2026-01-01T00:00:00+01:00","kind":"consumer","channels":{"sms":{"address":"+31687654321","consent":true}}}
      {"type":"case","clientId":"tiny","caseId":"a/1","debtorId":"d-2","at":"2026-01-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"143.20","stage":"collection","status":"open"}
      {"type":"case","clientId":"tiny","caseId":"a/1","debtorId":"d-1","at":"2026-02-01T00:00:00+01:00","dueDate":"2025-12-15","amount":"143.20","stage":"collection","status":"open"}
      {"type":"payment","clientId":"tiny","paymentId":"p-1","debtorId":"d-1","caseId":"a/1","at":"2026-02-02T00:00:00+01:00","amount":"43.20"}
      """;

  @TempDir private Path folder;

  @Test
  void a_case_is_written_as_json_and_pdf_with_nothing_of_another_debtor() throws IOException {
    Path records = Files.writeString(folder.resolve("records.ndjson"), RECORDS);
    assertThat(run("import", records.toString()).status()).isZero();
    Path out = folder.resolve("out");
    Ran made =
        run(
            "hand-over",
            "--client",
            "tiny",
            "--case",
            "a/1",
            "--to",
            "debt-help",
            "--out",
            out.toString(),
            "--json");
    assertThat(made.status()).as(made.err()).isZero();
    JsonNode told = made.json().getFirst();
    Path json = Path.of(told.get("json").asString());
    assertThat(json.getParent()).isEqualTo(out.toAbsolutePath());
    assertThat(json.getFileName().toString()).startsWith("hand-over-a_1-debt-help-");
    JsonNode file = JsonMapper.builder().build().readTree(Files.readString(json));
    assertThat(file.at("/claims/0/balance").asString()).isEqualTo("100.00");
    assertThat(file.get("to").asString()).isEqualTo("debt-help");
    assertThat(file.toString()).doesNotContain("d-2", "+31687654321", "score");
    byte[] pdf = Files.readAllBytes(Path.of(told.get("pdf").asString()));
    assertThat(new String(pdf, 0, 5, StandardCharsets.US_ASCII)).isEqualTo("%PDF-");

    Ran unknown =
        run("hand-over", "--client", "tiny", "--case", "c-9", "--to", "agency", "--out", "out");
    assertThat(unknown.status()).isEqualTo(1);
    assertThat(unknown.err()).contains("case c-9 is not known to tiny");
    Ran aunt = run("hand-over", "--client", "tiny", "--case", "c-9", "--to", "aunt", "--out", "o");
    assertThat(aunt.status()).isEqualTo(2);
  }

  private Ran run(String... command) {
    String[] whole = new String[command.length + 2];
    System.arraycopy(command, 0, whole, 0, command.length);
    whole[command.length] = "--data-dir";
    whole[command.length + 1] = folder.resolve("data").toString();
    return Ran.command(whole);
  }
}
