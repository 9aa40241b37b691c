package org.gelegen.scheduler.letters;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.BinaryBitmap;
import com.google.zxing.DecodeHintType;
import com.google.zxing.NotFoundException;
import com.google.zxing.RGBLuminanceSource;
import com.google.zxing.ReaderException;
import com.google.zxing.Result;
import com.google.zxing.common.HybridBinarizer;
import com.google.zxing.qrcode.QRCodeReader;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.cos.COSName;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.rendering.PDFRenderer;
import org.apache.pdfbox.text.PDFTextStripper;
import org.apache.pdfbox.text.PDFTextStripperByArea;
import org.apache.pdfbox.text.TextPosition;
import org.gelegen.model.settings.LetterSettings;
import org.gelegen.model.settings.LetterSettings.Window;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LetterGatewayTest {
  private static final double POINTS_PER_MM = 72 / 25.4;

  /** {@code mvn test -Dtest=LetterGatewayTest -Dletter.picture=FILE} draws the letter there. */
  private static final String PICTURE = "letter.picture";

  @TempDir private Path root;
  private LetterSettings style = Letters.style(Window.LEFT);
  private LetterGateway gateway;

  @BeforeEach
  void open() {
    gateway = new LetterGateway(new LetterFolder(root), _ -> style);
  }

  /**
   * A DL envelope is 220 by 110 mm, its window 90 by 45, 20 from its side and 15 from its lower
   * edge, so 50 below the upper one. A sheet in three folds is 210 by 99 and may lie 10 to either
   * side and 11 up or down. What is seen for sure is 80 by 34; what may be seen is 100 by 56.
   */
  @ParameterizedTest
  @EnumSource(Window.class)
  void the_window_shows_the_whole_address_and_nothing_else_however_the_sheet_lies(Window window)
      throws IOException {
    style = Letters.style(window);
    try (PDDocument document = print(Letters.to(Letters.ADDRESS))) {
      double left = window == Window.LEFT ? 10 : 100;
      String seen = text(document, left, 39, 100, 56);
      assertThat(seen.strip().lines())
          .containsExactly(
              "Noorderlicht Energie B.V. · Postbus 12 · 3500 AA Utrecht",
              "Mw. Ş. Çağlıyan-Gżegżółka",
              "Dorpsstraat 1 bis",
              "3511 AA Utrecht",
              "Nederland");
      assertThat(text(document, left + 10, 50, 80, 34)).isEqualTo(seen);
    }
  }

  @Test
  void the_code_is_the_transfer_as_the_banks_have_agreed() throws Exception {
    try (PDDocument document = print(Letters.to(Letters.ADDRESS))) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);
      assertThat(scan(page))
          .isEqualTo(
              """
              BCD
              002
              1
              SCT

              Noorderlicht Energie B.V.
              NL91ABNA0417164300
              EUR143.20


              c-9\
              """);
    }
  }

  @Test
  void without_an_account_the_code_leads_to_the_page_to_pay_on_and_without_that_there_is_none()
      throws Exception {
    style = new LetterSettings("A", List.of("B"), null, Window.LEFT, "#000000", null);
    try (PDDocument document = print(Letters.to(Letters.ADDRESS))) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 300);
      assertThat(scan(page)).isEqualTo("https://example.org/pay/c-9");
    }
    assertThat(PaymentCode.page("javascript:alert(1)")).isEmpty();
  }

  @Test
  void names_of_all_of_europe_are_there_in_a_font_that_the_file_brings() throws IOException {
    try (PDDocument document = print(Letters.to("Ł. Ąćęśźż, İğüşöç 9, Łódź"))) {
      assertThat(new PDFTextStripper().getText(document)).contains("Ł. Ąćęśźż", "İğüşöç 9", "Łódź");
      List<String> fonts = new ArrayList<>();
      for (COSName name : document.getPage(0).getResources().getFontNames()) {
        PDFont font = document.getPage(0).getResources().getFont(name);
        assertThat(font.isEmbedded()).as(font.getName()).isTrue();
        fonts.add(font.getName());
      }
      assertThat(fonts)
          .allMatch(name -> name.matches("[A-Z]{6}\\+LiberationSans(-Bold)?"))
          .hasSize(2);
    }
  }

  @Test
  void what_a_text_says_is_never_markup() throws IOException {
    OutgoingMessage plain = Letters.to(Letters.ADDRESS);
    String nasty = "<h1 style='color:red'>&amp; <img src=\"file:///etc/passwd\"/> ]]> {{amount}}";
    OutgoingMessage message =
        new OutgoingMessage(
            plain.clientId(),
            plain.contactId(),
            plain.debtorId(),
            plain.caseId(),
            List.of(),
            plain.channel(),
            plain.at(),
            plain.address(),
            plain.language(),
            plain.subject(),
            nasty,
            null,
            plain.facts());
    try (PDDocument document = print(message)) {
      assertThat(new PDFTextStripper().getText(document).replaceAll("\\s+", " ")).contains(nasty);
    }
  }

  @Test
  void the_same_letter_is_the_same_bytes() throws IOException {
    gateway.send(Letters.to(Letters.ADDRESS));
    byte[] first = Files.readAllBytes(files().getFirst());
    byte[] manifest = Files.readAllBytes(day().resolve(LetterFolder.MANIFEST));
    // Another gateway, as after a restart.
    open();
    assertThat(gateway.send(Letters.to(Letters.ADDRESS))).isEqualTo(new Delivery.Accepted());
    assertThat(files()).hasSize(1);
    assertThat(Files.readAllBytes(files().getFirst())).isEqualTo(first);
    assertThat(Files.readAllBytes(day().resolve(LetterFolder.MANIFEST))).isEqualTo(manifest);
  }

  /** What differs from process to process, such as the order of a set, must not show. */
  @Test
  void another_process_prints_the_same_bytes(@TempDir Path other) throws Exception {
    gateway.send(Letters.to(Letters.ADDRESS));
    Process process =
        new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                OneLetter.class.getName(),
                other.toString())
            .inheritIO()
            .start();
    assertThat(process.waitFor()).isZero();
    assertThat(other.resolve(root.relativize(files().getFirst())))
        .hasSameBinaryContentAs(files().getFirst());
  }

  /** Prints one letter. */
  static final class OneLetter {
    private OneLetter() {}

    public static void main(String[] arguments) {
      LetterSettings style = Letters.style(Window.LEFT);
      new LetterGateway(new LetterFolder(Path.of(arguments[0])), _ -> style)
          .send(Letters.to(Letters.ADDRESS));
    }
  }

  @Test
  void a_long_text_goes_on_overleaf_and_the_manifest_counts_the_pages() throws IOException {
    OutgoingMessage plain = Letters.to(Letters.ADDRESS);
    OutgoingMessage message =
        new OutgoingMessage(
            plain.clientId(),
            plain.contactId(),
            plain.debtorId(),
            plain.caseId(),
            List.of(),
            plain.channel(),
            plain.at(),
            plain.address(),
            plain.language(),
            plain.subject(),
            "Nog een regel.\n\n".repeat(60),
            null,
            plain.facts());
    try (PDDocument document = print(message)) {
      assertThat(document.getNumberOfPages()).isEqualTo(3);
      assertThat(Files.readString(day().resolve(LetterFolder.MANIFEST))).contains(".pdf,3,");
    }
  }

  @Test
  void what_is_missing_is_told_and_nothing_is_written() {
    assertThat(gateway.send(Letters.to("Utrecht")))
        .isEqualTo(
            new Delivery.Rejected(
                "a postal address needs 2 to 6 lines with commas between them but has 1"));
    assertThat(gateway.send(Letters.to("a,b,c,d,e,f,g"))).isInstanceOf(Delivery.Rejected.class);
    assertThat(gateway.send(Letters.to("王小明, Dorpsstraat 1, Utrecht")))
        .isEqualTo(new Delivery.Rejected("the letters' font has no character U+738B"));
    assertThat(gateway.send(Letters.to("דוד, Dorpsstraat 1, Utrecht")))
        .isInstanceOf(Delivery.Rejected.class);
    assertThat(gateway.send(Letters.to("W".repeat(30) + ", Dorpsstraat 1")))
        .isEqualTo(
            new Delivery.Rejected(
                "a line of the postal address is wider than the envelope's window"));
    style = LetterSettings.defaults();
    assertThat(gateway.send(Letters.to(Letters.ADDRESS)))
        .isEqualTo(new Delivery.Rejected("the client's settings have no letters.sender"));
    assertThat(root).isEmptyDirectory();
  }

  @Test
  void the_picture_in_the_documentation_is_drawn_on_demand() throws IOException {
    try (PDDocument document = print(Letters.to(Letters.ADDRESS))) {
      BufferedImage page = new PDFRenderer(document).renderImageWithDPI(0, 100);
      assertThat(page.getWidth()).isBetween(826, 828);
      String file = System.getProperty(PICTURE);
      if (file != null) {
        ImageIO.write(page, "png", Path.of(file).toFile());
      }
    }
  }

  private PDDocument print(OutgoingMessage message) throws IOException {
    assertThat(gateway.send(message)).isEqualTo(new Delivery.Accepted());
    return Loader.loadPDF(files().getFirst().toFile());
  }

  private Path day() {
    return root.resolve("noorderlicht").resolve("2026-03-02");
  }

  private List<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(day())) {
      return files.filter(file -> file.toString().endsWith(".pdf")).toList();
    }
  }

  /** What stands in a rectangle of the first page, given in millimetres; whole glyphs only. */
  private static String text(
      PDDocument document, double left, double top, double width, double height)
      throws IOException {
    Rectangle2D area =
        new Rectangle2D.Double(
            left * POINTS_PER_MM,
            top * POINTS_PER_MM,
            width * POINTS_PER_MM,
            height * POINTS_PER_MM);
    List<TextPosition> glyphs = new ArrayList<>();
    PDFTextStripperByArea stripper =
        new PDFTextStripperByArea() {
          @Override
          protected void processTextPosition(TextPosition text) {
            glyphs.add(text);
          }
        };
    stripper.setSortByPosition(true);
    stripper.addRegion("all", new Rectangle2D.Double(0, 0, 600, 850));
    stripper.extractRegions(document.getPage(0));
    StringBuilder text = new StringBuilder();
    double line = -1;
    for (TextPosition glyph :
        glyphs.stream()
            .filter(
                glyph ->
                    area.contains(
                        glyph.getX(),
                        glyph.getY() - glyph.getHeight(),
                        glyph.getWidth(),
                        glyph.getHeight()))
            .sorted(
                Comparator.comparingDouble((TextPosition glyph) -> Math.round(glyph.getY()))
                    .thenComparingDouble(TextPosition::getX))
            .toList()) {
      if (line >= 0 && Math.abs(glyph.getY() - line) > 1) {
        text.append('\n');
      }
      line = glyph.getY();
      text.append(glyph.getUnicode());
    }
    return text.toString();
  }

  private static String scan(BufferedImage page) throws ReaderException {
    int[] pixels = page.getRGB(0, 0, page.getWidth(), page.getHeight(), null, 0, page.getWidth());
    Result result =
        new QRCodeReader()
            .decode(
                new BinaryBitmap(
                    new HybridBinarizer(
                        new RGBLuminanceSource(page.getWidth(), page.getHeight(), pixels))),
                Map.of(DecodeHintType.TRY_HARDER, true));
    if (result.getText().isEmpty()) {
      throw NotFoundException.getNotFoundInstance();
    }
    return result.getText();
  }
}
