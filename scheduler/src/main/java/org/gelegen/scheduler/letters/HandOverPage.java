package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.xml.sax.SAXException;

/**
 * A page of headings and tables as a document of HTML. What comes from people is put in as text of
 * nodes and never as markup.
 */
final class HandOverPage {
  private static final String HTML = "http://www.w3.org/1999/xhtml";

  private final Document document = blank();
  private final Element body = (Element) document.getElementsByTagNameNS(HTML, "body").item(0);

  HandOverPage(String language, String title, String foot) {
    document.getDocumentElement().setAttribute("lang", language);
    element("title").setTextContent(title);
    element("div").setTextContent(foot);
    add(body, "h1").setTextContent(title);
  }

  private static Document blank() {
    try (InputStream in = HandOverPage.class.getResourceAsStream("hand-over.xhtml")) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(Objects.requireNonNull(in));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("the page that comes with the product is bad", e);
    }
  }

  Document document() {
    return document;
  }

  void lead(String text) {
    Element lead = add(body, "p");
    lead.setAttribute("class", "lead");
    lead.setTextContent(text);
  }

  void heading(String text) {
    add(body, "h2").setTextContent(text);
  }

  void text(String text) {
    add(body, "p").setTextContent(text);
  }

  /** Pairs of a name and a value, one a row; those without a value are left out. */
  void facts(List<String[]> facts) {
    Element table = add(body, "table");
    column(table, 45);
    column(table, 131);
    for (String[] fact : facts) {
      if (!fact[1].isEmpty()) {
        Element row = add(table, "tr");
        Element name = add(row, "td");
        name.setAttribute("class", "label");
        name.setTextContent(fact[0]);
        add(row, "td").setTextContent(fact[1]);
      }
    }
  }

  /** A column of a table: its name, its width in millimetres, and whether it holds sums. */
  record Column(String name, int width, boolean sums) {}

  /** A table whose head is repeated on every page that it runs over. */
  Element table(List<Column> columns) {
    Element table = add(body, "table");
    columns.forEach(column -> column(table, column.width()));
    Element head = add(add(table, "thead"), "tr");
    for (Column column : columns) {
      Element cell = add(head, "th");
      cell.setTextContent(column.name());
      mark(cell, column);
    }
    return add(table, "tbody");
  }

  /** A row of a table; what has several lines is broken there. */
  Element row(Element table, List<Column> columns, List<String> values) {
    Element row = add(table, "tr");
    for (int i = 0; i < columns.size(); i++) {
      Element cell = add(row, "td");
      mark(cell, columns.get(i));
      List<String> lines = values.get(i).lines().toList();
      for (int line = 0; line < lines.size(); line++) {
        if (line > 0) {
          add(cell, "br");
        }
        cell.appendChild(document.createTextNode(lines.get(line)));
      }
    }
    return row;
  }

  private static void mark(Element cell, Column column) {
    if (column.sums()) {
      cell.setAttribute("class", "sum");
    }
  }

  private void column(Element table, int width) {
    add(table, "col").setAttribute("style", "width: " + width + "mm");
  }

  private Element element(String name) {
    Node found = document.getElementsByTagNameNS(HTML, name).item(0);
    return (Element) Objects.requireNonNull(found);
  }

  private Element add(Element parent, String name) {
    Element child = document.createElementNS(HTML, name);
    parent.appendChild(child);
    return child;
  }
}
