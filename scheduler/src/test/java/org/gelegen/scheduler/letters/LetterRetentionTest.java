package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.retention.RetainedKind;
import org.gelegen.model.retention.RetentionDay;
import org.gelegen.model.retention.RetentionStore;
import org.gelegen.model.retention.SilentDebtor;
import org.gelegen.scheduler.letters.LetterFolder.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterRetentionTest {
  private static final RetentionDay DAY =
      new RetentionDay(
          Letters.NORTH, LocalDate.of(2026, 3, 2), Instant.EPOCH, Instant.EPOCH, "test");

  @TempDir private Path root;

  @Test
  void letters_go_with_the_records_that_were_kept_for_long_enough_and_no_others()
      throws IOException {
    LetterFolder letters = new LetterFolder(root);
    print(letters, "d-1");
    print(letters, "d-2");
    LetterRetention retention = new LetterRetention(new Silent(), letters);
    assertThat(retention.erase(DAY, new SilentDebtor(new DebtorId("d-1"), 7, Instant.EPOCH)))
        .isTrue();
    assertThat(files())
        .containsExactly(
            LetterFolder.file(Letters.NORTH, new DebtorId("d-2"), new ContactId("k-d-2")));
    assertThat(Files.readString(root.resolve("noorderlicht/2026-03-02/manifest.csv")))
        .contains("d-2")
        .doesNotContain("d-1");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> all = Files.walk(root)) {
      return all.map(file -> file.getFileName().toString())
          .filter(file -> file.endsWith(".pdf"))
          .toList();
    }
  }

  private static void print(LetterFolder letters, String debtor) throws IOException {
    letters.put(
        new Envelope(
            Letters.NORTH,
            new ContactId("k-" + debtor),
            new DebtorId(debtor),
            LocalDate.of(2026, 3, 2),
            List.of("M. Jansen", "Dorpsstraat 1"),
            1),
        "letter".getBytes(StandardCharsets.UTF_8));
  }

  /** Erases whoever it is asked to. */
  private static final class Silent implements RetentionStore {
    @Override
    public boolean erase(RetentionDay day, SilentDebtor debtor) {
      return true;
    }

    @Override
    public List<SilentDebtor> findSilent(ClientId client, Instant before) {
      return List.of();
    }

    @Override
    public Set<DebtorId> findHeld(ClientId client, Instant at) {
      return Set.of();
    }

    @Override
    public int delete(
        RetentionDay day, RetainedKind kind, Instant before, Set<DebtorId> held, int limit) {
      return 0;
    }

    @Override
    public Stock stock(ClientId client, RetainedKind kind, Instant before, Set<DebtorId> held) {
      return new Stock(0, 0, Optional.empty());
    }

    @Override
    public long deletedOn(RetentionDay day, RetainedKind kind) {
      return 0;
    }
  }
}
