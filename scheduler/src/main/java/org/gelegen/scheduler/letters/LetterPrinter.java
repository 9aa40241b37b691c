package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.time.ZoneOffset;
import org.gelegen.scheduler.letters.PagePrinter.About;
import org.gelegen.scheduler.letters.PagePrinter.Printed;

/** Makes PDF files of letters, dated as the letter is. Safe for use by several threads. */
final class LetterPrinter {
  private final PagePrinter pages;

  LetterPrinter(LetterFont font) {
    pages = new PagePrinter(font);
  }

  /**
   * Prints a letter.
   *
   * @throws IOException when its logo is no picture
   */
  Printed print(Letter letter) throws IOException {
    return pages.print(
        LetterPage.of(letter),
        new About(
            letter.subject(),
            letter.style().sender(),
            letter.date().atStartOfDay(ZoneOffset.UTC).toInstant(),
            letter.language()));
  }
}
