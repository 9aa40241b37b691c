package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.IOException;
import java.time.Instant;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.text.PDFTextStripper;
import org.gelegen.scheduler.letters.PagePrinter.About;
import org.junit.jupiter.api.Test;

class PagePrinterTest {
  private static final About ABOUT =
      new About("A report", "Noorderlicht", Instant.parse("2026-03-02T08:00:00Z"), "en");

  private static final String PAGE =
      """
      <!DOCTYPE html>
      <html lang="en" xmlns="http://www.w3.org/1999/xhtml">
      <head><title>A report</title><style>body { font-family: Letter; }</style></head>
      <body><h1>Contacts &amp; answers</h1>%s</body>
      </html>
      """;

  @Test
  void a_page_is_printed_and_says_what_it_is() throws IOException {
    byte[] pdf = new PagePrinter().print(PAGE.formatted("<p>Café</p>"), ABOUT);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(new PDFTextStripper().getText(document)).contains("Contacts & answers", "Café");
      assertThat(document.getDocumentInformation().getTitle()).isEqualTo("A report");
      assertThat(document.getDocumentInformation().getAuthor()).isEqualTo("Noorderlicht");
    }
  }

  @Test
  void the_same_page_gives_the_same_bytes() {
    String page = PAGE.formatted("<p>same</p>");
    assertThat(new PagePrinter().print(page, ABOUT))
        .isEqualTo(new PagePrinter().print(page, ABOUT));
  }

  @Test
  void a_picture_elsewhere_is_not_asked_for() throws IOException {
    byte[] pdf =
        new PagePrinter()
            .print(PAGE.formatted("<img src=\"file:///etc/hostname\" alt=\"gone\"/>"), ABOUT);
    try (PDDocument document = Loader.loadPDF(pdf)) {
      assertThat(document.getPage(0).getResources().getXObjectNames()).isEmpty();
    }
  }

  @Test
  void a_page_that_is_not_xml_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new PagePrinter().print("<html><br></html>", ABOUT))
        .withMessageContaining("is not XML");
  }
}
