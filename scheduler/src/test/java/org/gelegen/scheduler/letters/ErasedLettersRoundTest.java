package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.gelegen.scheduler.TestPortfolio.CLIENT;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.gelegen.model.access.ErasureNotices.Notice;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.TestPortfolio;
import org.gelegen.scheduler.letters.LetterFolder.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ErasedLettersRoundTest {
  @TempDir private Path root;

  @Test
  void letters_of_who_was_erased_elsewhere_go_and_those_of_others_stay() throws IOException {
    LetterFolder letters = new LetterFolder(root);
    List<Notice> standing = new ArrayList<>();
    ErasedLettersRound round =
        new ErasedLettersRound(
            new TestPortfolio(1).log,
            (client, position) ->
                standing.stream()
                    .filter(_ -> client.equals(CLIENT))
                    .filter(notice -> notice.position() > position)
                    .toList(),
            letters);
    print(letters, "hers", "she");
    print(letters, "hers-too", "she");
    print(letters, "his", "he");
    round.run(Instant.EPOCH);
    assertThat(files()).isEqualTo(3);
    standing.add(new Notice(0, new DebtorId("she")));
    round.run(Instant.EPOCH);
    assertThat(files()).isEqualTo(1);

    // One was on its way to the printer meanwhile.
    print(letters, "hers-at-last", "she");
    round.run(Instant.EPOCH);
    assertThat(files()).isEqualTo(1);

    // By then nothing is on its way any more.
    print(letters, "hers-much-later", "she");
    standing.add(new Notice(7, new DebtorId("he")));
    round.run(Instant.EPOCH);
    assertThat(files()).isEqualTo(1);
    round.run(Instant.EPOCH);
    round.run(Instant.EPOCH);
    assertThat(files()).isEqualTo(1);
  }

  private long files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.filter(file -> file.toString().endsWith(".pdf")).count();
    }
  }

  private static void print(LetterFolder letters, String contact, String debtor)
      throws IOException {
    letters.put(
        new Envelope(
            CLIENT,
            new ContactId(contact),
            new DebtorId(debtor),
            LocalDate.of(2026, 3, 2),
            List.of("M. Jansen", "Dorpsstraat 1"),
            1),
        "letter".getBytes(StandardCharsets.UTF_8));
  }
}
