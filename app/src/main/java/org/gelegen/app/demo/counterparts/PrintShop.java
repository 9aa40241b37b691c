package org.gelegen.app.demo.counterparts;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.OutcomeResult;

/**
 * Fetches the letters of a day, by the lists beside them. What comes back of letters is typed in.
 */
final class PrintShop implements Counterpart {
  private static final String MANIFEST = "manifest.csv";

  private final Path letters;
  private final String date;

  /**
   * Looks into a folder.
   *
   * @param letters of the house
   * @param date the business date, ISO 8601
   */
  PrintShop(Path letters, String date) {
    this.letters = letters;
    this.date = date;
  }

  @Override
  public String gateway() {
    return "letters";
  }

  @Override
  public String what() {
    return "print shop, a folder of PDFs";
  }

  @Override
  public Set<Handed> taken() {
    Set<Handed> taken = new HashSet<>();
    if (!Files.isDirectory(letters)) {
      return taken;
    }
    try (Stream<Path> clients = Files.list(letters)) {
      for (Path client : clients.toList()) {
        Path day = client.resolve(date);
        Path list = day.resolve(MANIFEST);
        if (!Files.exists(list)) {
          continue;
        }
        List<String> lines = Files.readAllLines(list);
        for (String line : lines.subList(1, lines.size())) {
          String[] cells = line.split(",", -1);
          if (Files.size(day.resolve(cells[2])) > 0) {
            taken.add(
                new Handed(new ClientId(client.getFileName().toString()), new ContactId(cells[0])));
          }
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return taken;
  }

  @Override
  public int repeated() {
    return 0;
  }

  @Override
  public int turnedAway() {
    return 0;
  }

  @Override
  public boolean tells(Handed contact, OutcomeResult result) {
    return false;
  }

  @Override
  public void tell(Handed contact, OutcomeResult result) {
    throw new UnsupportedOperationException("a print shop tells nothing by itself");
  }

  @Override
  public void close() {
    // There is nothing open.
  }
}
