package org.gelegen.notebooks.reports.pages;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import javax.xml.parsers.DocumentBuilderFactory;
import org.junit.jupiter.api.Test;
import org.w3c.dom.Document;

class ReportPageTest {
  private static final Report REPORT =
      new Report(
          "model-card-x-1",
          "en",
          "Card of <x> & co",
          "It is \"this\".",
          "x · 1",
          Instant.parse("2026-03-02T08:00:00Z"),
          List.of(
              new Section(
                  "What",
                  List.of(
                      new Block.Text("1 < 2"),
                      new Block.Points(List.of("one", "two")),
                      new Block.Facts("Facts", List.of(new Block.Fact("Name", "<script>"))),
                      new Block.Grid(
                          "Figures",
                          List.of("Head", "AUC", "n"),
                          List.of(List.of("reach", "0.7", "3"), List.of("harm", "0.6", "4"))),
                      Block.Picture.of("A \"chart\"", "Points < line", new byte[] {1, 2, 3})))));

  private static Document parsed(String page) throws Exception {
    DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
    return factory
        .newDocumentBuilder()
        .parse(new ByteArrayInputStream(page.getBytes(StandardCharsets.UTF_8)));
  }

  @Test
  void a_page_is_html_and_xml_and_what_is_said_is_never_markup() throws Exception {
    String page = new ReportPage().of(REPORT);
    assertThat(page).startsWith("<!DOCTYPE html>").doesNotContain("<script");
    Document document = parsed(page);
    assertThat(document.getElementsByTagName("h1").item(0).getTextContent())
        .isEqualTo("Card of <x> & co");
    assertThat(document.getDocumentElement().getAttribute("lang")).isEqualTo("en");
    assertThat(document.getElementsByTagName("caption").getLength()).isEqualTo(2);
    assertThat(document.getElementsByTagName("td").item(0).getTextContent()).isEqualTo("<script>");
    assertThat(document.getElementsByTagName("img").item(0).getAttributes().getNamedItem("alt"))
        .extracting(alt -> alt.getNodeValue())
        .isEqualTo("Points < line");
  }

  @Test
  void every_row_and_column_has_a_heading() throws Exception {
    Document document = parsed(new ReportPage().of(REPORT));
    int columns = 0;
    int rows = 0;
    for (int i = 0; i < document.getElementsByTagName("th").getLength(); i++) {
      String scope =
          document.getElementsByTagName("th").item(i).getAttributes().item(0).getNodeValue();
      columns += scope.equals("col") ? 1 : 0;
      rows += scope.equals("row") ? 1 : 0;
    }
    assertThat(columns).isEqualTo(3);
    assertThat(rows).isEqualTo(3);
  }

  @Test
  void a_heading_stays_with_its_first_table_and_a_caption_with_its_rows() {
    Block.Text text = new Block.Text("first");
    Block.Grid grid = new Block.Grid("x", List.of("a"), List.of(List.of("1")));
    Block.Grid longer = new Block.Grid("x", List.of("a"), Collections.nCopies(26, List.of("1")));
    Block.Points points = new Block.Points(List.of("last"));
    assertThat(Section.of("What", text, grid, longer, points).parts())
        .containsExactly(
            new Section.Part(List.of(text, grid), true),
            new Section.Part(List.of(longer), false),
            new Section.Part(List.of(points), true));
    assertThat(new ReportPage().of(REPORT))
        .containsPattern("<div class=\"keep\">\\s*<h2>What</h2>\\s*<p>")
        .contains(".keep { page-break-inside: avoid; }")
        .containsOnlyOnce("<h2>");
  }

  @Test
  void a_page_asks_for_nothing_from_elsewhere() {
    String page = new ReportPage().of(REPORT);
    assertThat(page.replace("http://www.w3.org/1999/xhtml", "")).doesNotContain("http:", "https:");
    assertThat(page).contains("default-src 'none'", "data:image/png;base64,AQID");
  }

  @Test
  void the_same_report_gives_the_same_page() {
    assertThat(new ReportPage().of(REPORT)).isEqualTo(new ReportPage().of(REPORT));
  }

  @Test
  void a_row_without_a_cell_for_every_column_is_refused() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> new Block.Grid("x", List.of("a", "b"), List.of(List.of("1"))))
        .withMessage("a row must have 2 cells but has 1");
  }
}
