package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.letters.LetterFolder.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterErasureTest {
  private static final DebtorId DEBTOR = new DebtorId("d-1");

  @TempDir private Path root;

  @Test
  void letters_go_with_the_records_also_one_that_was_printed_meanwhile() throws IOException {
    LetterFolder letters = new LetterFolder(root);
    print(letters, "k-1");
    LetterErasure erasure =
        new LetterErasure(
            (_, _, _, _) -> {
              print(letters, "k-2");
              return 7;
            },
            letters);
    assertThat(erasure.erase(Letters.NORTH, DEBTOR, Instant.EPOCH, "test")).isEqualTo(9);
    assertThat(files()).isEmpty();
  }

  @Test
  void when_the_records_cannot_be_erased_the_letters_are_gone_and_the_failure_is_told()
      throws IOException {
    LetterFolder letters = new LetterFolder(root);
    print(letters, "k-1");
    LetterErasure erasure =
        new LetterErasure(
            (_, _, _, _) -> {
              throw new GelegenException("the database is down");
            },
            letters);
    assertThatThrownBy(() -> erasure.erase(Letters.NORTH, DEBTOR, Instant.EPOCH, "test"))
        .hasMessage("the database is down");
    assertThat(files()).isEmpty();
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".pdf")).toList();
    }
  }

  private static void print(LetterFolder letters, String contact) {
    try {
      letters.put(
          new Envelope(
              Letters.NORTH,
              new ContactId(contact),
              DEBTOR,
              LocalDate.of(2026, 3, 2),
              List.of("M. Jansen", "Dorpsstraat 1"),
              1),
          "letter".getBytes(StandardCharsets.UTF_8));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }
}
