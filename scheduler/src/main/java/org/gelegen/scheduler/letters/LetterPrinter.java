package org.gelegen.scheduler.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;

/**
 * Makes PDF files of letters. The same letter gives the same bytes: the date within is the letter's
 * and the file's own id follows from what it says. Nothing is fetched from anywhere. Safe for use
 * by several threads.
 */
final class LetterPrinter {
  private static final String FAMILY = "Letter";

  private final LetterFont font;

  LetterPrinter(LetterFont font) {
    this.font = font;
  }

  /** A letter that was printed. */
  static final class Printed {
    private final byte[] pdf;
    private final int pages;

    private Printed(byte[] pdf, int pages) {
      this.pdf = pdf;
      this.pages = pages;
    }

    byte[] pdf() {
      return pdf;
    }

    int pages() {
      return pages;
    }
  }

  /**
   * Prints a letter.
   *
   * @throws IOException when its logo is no picture
   */
  Printed print(Letter letter) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .useFont(font::regular, FAMILY, 400, FontStyle.NORMAL, true)
              .useFont(font::bold, FAMILY, 700, FontStyle.NORMAL, true)
              .useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null)
              .withW3cDocument(LetterPage.of(letter), null)
              .usePDDocument(document);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        document.setDocumentInformation(information(letter));
        document.setDocumentId(letter.date().toEpochDay());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        document.save(pdf);
        return new Printed(pdf.toByteArray(), document.getNumberOfPages());
      }
    }
  }

  private static PDDocumentInformation information(Letter letter) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(letter.subject());
    information.setAuthor(letter.style().sender());
    information.setProducer("Gelegen");
    Calendar day = GregorianCalendar.from(letter.date().atStartOfDay(ZoneOffset.UTC));
    information.setCreationDate(day);
    information.setModificationDate(day);
    information.setCustomMetadataValue("Language", letter.language().toLowerCase(Locale.ROOT));
    return information;
  }
}
