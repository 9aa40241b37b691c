package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.LocalDate;
import java.util.HexFormat;
import java.util.List;
import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.scheduler.letters.LetterFolder.Envelope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LetterFolderTest {
  private static final LocalDate DAY = LocalDate.of(2026, 3, 2);
  private static final long SEED = 20_260_302L;

  @TempDir private Path root;

  @Test
  void the_manifest_lists_each_letter_once_and_the_last_written_at_its_end() throws Exception {
    LetterFolder folder = new LetterFolder(root);
    folder.put(envelope("k-1", "d-1", "Dorpsstraat 1"), bytes("one"));
    folder.put(envelope("k-2", "d-2", "Dorpsstraat 2"), bytes("two"));
    folder.put(envelope("k-1", "d-1", "Dorpsstraat 1"), bytes("one again"));
    String manifest = Files.readString(day().resolve("manifest.csv"));
    assertThat(manifest.lines())
        .hasSize(3)
        .startsWith("contact_id,debtor_id,file,pages,address,sha256");
    assertThat(manifest)
        .contains(
            "k-1,d-1,%s,1,\"M. Jansen, Dorpsstraat 1\",%s\r\n"
                .formatted(name("k-1", "d-1"), sha256(bytes("one again"))))
        .doesNotContain(sha256(bytes("one")));
    assertThat(manifest.lines().map(line -> line.split(",", -1)[0]))
        .containsExactly("contact_id", "k-2", "k-1");
  }

  @Test
  void half_a_line_that_a_machine_left_that_went_down_is_of_no_letter() throws Exception {
    LetterFolder folder = new LetterFolder(root);
    folder.put(envelope("k-1", "d-1", "Dorpsstraat 1"), bytes("one"));
    Path list = day().resolve("manifest.csv");
    String whole = Files.readString(list);
    for (String half : List.of("k-2,d-2,abc", "k-2,d-2,abc\r")) {
      Files.writeString(list, whole + half);
      // Its letter was on the disk, and nobody was told: it is put again.
      Files.write(day().resolve(name("k-2", "d-2")), bytes("two"));
      folder.put(envelope("k-2", "d-2", "Dorpsstraat 2"), bytes("two"));
      assertThat(Files.readString(list))
          .startsWith(whole)
          .endsWith(sha256(bytes("two")) + "\r\n")
          .hasLineCount(3);
      Files.writeString(list, whole + half);
      Files.delete(day().resolve(name("k-2", "d-2")));
      folder.put(envelope("k-3", "d-3", "Dorpsstraat 3"), bytes("three"));
      assertThat(Files.readString(list)).startsWith(whole + "k-3,d-3,").hasLineCount(3);
      folder.erase(Letters.NORTH, new DebtorId("d-3"));
      assertThat(Files.readString(list)).isEqualTo(whole);
    }
  }

  @Test
  void no_cell_is_a_formula_and_what_is_guarded_is_read_back_as_it_was() throws IOException {
    LetterFolder folder = new LetterFolder(root);
    folder.put(envelope("=HYPERLINK(\"x\")", "@d", "+1"), bytes("one"));
    folder.put(envelope("'k", "-d", "x"), bytes("two"));
    String manifest = Files.readString(day().resolve("manifest.csv"));
    assertThat(manifest)
        .contains("\"'=HYPERLINK(\"\"x\"\")\",'@d,")
        .contains("''k,'-d,")
        .doesNotContainPattern("(?m)(^|,)\"?[=+@-]");
    folder.put(envelope("k-3", "d-3", "x"), bytes("three"));
    assertThat(Files.readString(day().resolve("manifest.csv")))
        .contains("\"'=HYPERLINK(\"\"x\"\")\",'@d,", "''k,'-d,");
  }

  @Test
  void a_client_whose_id_is_a_path_stays_inside() throws IOException {
    new LetterFolder(root.resolve("letters"))
        .put(
            new Envelope(
                new ClientId("../../etc"),
                new ContactId("../../../passwd"),
                new DebtorId("/d"),
                DAY,
                List.of("a", "b"),
                1),
            bytes("one"));
    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all.filter(Files::isRegularFile).filter(f -> f.toString().endsWith(".pdf")))
          .hasSize(1)
          .allMatch(file -> file.startsWith(root.resolve("letters")));
    }
  }

  @Test
  void an_erased_debtor_leaves_neither_a_letter_nor_a_line() throws IOException {
    LetterFolder folder = new LetterFolder(root);
    folder.put(envelope("k-1", "d-1", "Dorpsstraat 1"), bytes("one"));
    folder.put(envelope("k-2", "d-2", "Dorpsstraat 2"), bytes("two"));
    folder.put(
        new Envelope(
            Letters.NORTH,
            new ContactId("k-3"),
            new DebtorId("d-1"),
            DAY.plusDays(1),
            List.of("M. Jansen", "Dorpsstraat 1"),
            1),
        bytes("three"));
    // As a process leaves it that is killed while it writes.
    Files.write(day().resolve("." + name("k-1", "d-1") + ".tmp"), bytes("on"));

    assertThat(folder.erase(Letters.NORTH, new DebtorId("d-1"))).isEqualTo(3);

    try (Stream<Path> all = Files.walk(root)) {
      assertThat(all.map(Path::getFileName).map(Path::toString).filter(f -> f.contains(".pdf")))
          .containsExactly(name("k-2", "d-2"));
    }
    assertThat(Files.readString(day().resolve("manifest.csv")))
        .contains("d-2")
        .doesNotContain("d-1", "Dorpsstraat 1");
    assertThat(folder.erase(Letters.NORTH, new DebtorId("d-1"))).isZero();
    assertThat(folder.erase(new ClientId("nobody"), new DebtorId("d-1"))).isZero();
  }

  @Test
  void a_process_that_is_killed_leaves_whole_files_and_no_line_without_its_file() throws Exception {
    SplittableRandom random = new SplittableRandom(SEED);
    for (int kill = 0; kill < 5; kill++) {
      Process writer =
          new ProcessBuilder(
                  Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                  "-cp",
                  System.getProperty("java.class.path"),
                  EndlessWriter.class.getName(),
                  root.toString(),
                  Integer.toString(kill))
              .redirectErrorStream(true)
              .start();
      // It says so when it has written its first letter.
      assertThat(writer.getInputStream().read()).as("seed " + SEED).isEqualTo('.');
      Thread.sleep(Duration.ofMillis(random.nextInt(150)));
      writer.destroyForcibly();
      assertThat(writer.waitFor(30, TimeUnit.SECONDS)).isTrue();
      requireWhole();
    }
    // The next process goes on where they stopped.
    new LetterFolder(root).put(envelope("k-last", "d-last", "x"), bytes("last"));
    requireWhole();
  }

  private void requireWhole() throws Exception {
    String manifest = Files.readString(day().resolve("manifest.csv"));
    assertThat(manifest).endsWith("\r\n");
    List<String> lines = manifest.lines().skip(1).toList();
    assertThat(lines).as("seed " + SEED).isNotEmpty();
    try (Stream<Path> files = Files.list(day())) {
      for (Path file :
          files.filter(f -> f.getFileName().toString().matches("[0-9a-f].*\\.pdf")).toList()) {
        assertThat(Files.size(file)).as("seed " + SEED).isIn((long) EndlessWriter.LETTER, 4L);
      }
    }
    for (String line : lines) {
      String file = line.split(",", -1)[2];
      assertThat(line).endsWith(sha256(Files.readAllBytes(day().resolve(file))));
    }
  }

  /** Writes letters until it is killed. */
  static final class EndlessWriter {
    static final int LETTER = 3_000_000;

    private EndlessWriter() {}

    public static void main(String[] arguments) throws IOException {
      LetterFolder folder = new LetterFolder(Path.of(arguments[0]));
      byte[] letter = new byte[LETTER];
      for (int i = 0; ; i++) {
        // The same few again and again with other content, and new ones between.
        letter[0] = (byte) i;
        String id = arguments[1] + "-" + (i % 2 == 0 ? i % 3 : i);
        folder.put(envelope("k-" + id, "d-" + id, "Dorpsstraat"), letter);
        System.out.print('.');
        System.out.flush();
      }
    }
  }

  private Path day() {
    return root.resolve("noorderlicht").resolve("2026-03-02");
  }

  private static Envelope envelope(String contact, String debtor, String street) {
    return new Envelope(
        Letters.NORTH,
        new ContactId(contact),
        new DebtorId(debtor),
        DAY,
        street.equals("+1") ? List.of("+1", "b") : List.of("M. Jansen", street),
        1);
  }

  private static String name(String contact, String debtor) {
    return LetterFolder.file(Letters.NORTH, new DebtorId(debtor), new ContactId(contact));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String sha256(byte[] bytes) throws NoSuchAlgorithmException {
    return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
  }
}
