package org.gelegen.scheduler.letters;

import com.openhtmltopdf.outputdevice.helper.BaseRendererBuilder.FontStyle;
import com.openhtmltopdf.pdfboxout.PdfBoxRenderer;
import com.openhtmltopdf.pdfboxout.PdfRendererBuilder;
import com.openhtmltopdf.slf4j.Slf4jLogger;
import com.openhtmltopdf.util.XRLog;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Calendar;
import java.util.GregorianCalendar;
import java.util.Locale;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDDocumentInformation;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.xml.sax.SAXException;

/**
 * Makes PDF files of pages of HTML, which name the font family {@value #FAMILY}. The same page
 * gives the same bytes: the date within is the one it is given, and the file's own id follows from
 * what it says. Nothing is fetched from anywhere. Safe for use by several threads.
 */
public final class PagePrinter {
  static final String FAMILY = "Letter";

  static {
    // It writes every stylesheet that it reads to the console otherwise.
    XRLog.setLoggerImpl(new Slf4jLogger());
  }

  private final LetterFont font;

  /** Prints in the font of letters. */
  public PagePrinter() {
    this(new LetterFont());
  }

  PagePrinter(LetterFont font) {
    this.font = font;
  }

  /**
   * What a file says of itself.
   *
   * @param author absent: nobody is named
   * @param language ISO 639-1
   */
  public record About(String title, @Nullable String author, Instant made, String language) {}

  /** A page that was printed. */
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
   * Prints a page that is XML as well as HTML, with every picture in it.
   *
   * @throws IllegalArgumentException when it is not XML
   */
  public byte[] print(String page, About about) {
    try {
      return print(parse(page), about).pdf();
    } catch (IOException e) {
      throw new UncheckedIOException("the page cannot be printed: " + about.title(), e);
    }
  }

  private static Document parse(String page) throws IOException {
    try (InputStream in = new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8))) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://xml.org/sax/features/external-general-entities", false);
      factory.setFeature("http://xml.org/sax/features/external-parameter-entities", false);
      factory.setFeature("http://apache.org/xml/features/nonvalidating/load-external-dtd", false);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(in);
    } catch (SAXException e) {
      throw new IllegalArgumentException("the page is not XML: " + e.getMessage(), e);
    } catch (ParserConfigurationException e) {
      throw new IllegalStateException("the JDK's reader of XML cannot be set up", e);
    }
  }

  /**
   * Prints a page.
   *
   * @throws IOException when a picture in it is none
   */
  Printed print(Document page, About about) throws IOException {
    try (PDDocument document = new PDDocument()) {
      PdfRendererBuilder builder =
          new PdfRendererBuilder()
              .useFont(font::regular, FAMILY, 400, FontStyle.NORMAL, true)
              .useFont(font::bold, FAMILY, 700, FontStyle.NORMAL, true)
              .useUriResolver((_, uri) -> uri.startsWith("data:") ? uri : null)
              .withW3cDocument(page, null)
              .usePDDocument(document);
      try (PdfBoxRenderer renderer = builder.buildPdfRenderer()) {
        renderer.layout();
        renderer.createPDFWithoutClosing();
        document.setDocumentInformation(information(about));
        document.setDocumentId(about.made().getEpochSecond());
        ByteArrayOutputStream pdf = new ByteArrayOutputStream();
        document.save(pdf);
        return new Printed(pdf.toByteArray(), document.getNumberOfPages());
      }
    }
  }

  private static PDDocumentInformation information(About about) {
    PDDocumentInformation information = new PDDocumentInformation();
    information.setTitle(about.title());
    information.setAuthor(about.author());
    information.setProducer("Gelegen");
    Calendar made = GregorianCalendar.from(about.made().atZone(ZoneOffset.UTC));
    information.setCreationDate(made);
    information.setModificationDate(made);
    information.setCustomMetadataValue("Language", about.language().toLowerCase(Locale.ROOT));
    return information;
  }
}
