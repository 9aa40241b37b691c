package org.gelegen.scheduler.letters;

import java.io.IOException;
import java.io.InputStream;
import java.time.format.DateTimeFormatter;
import java.time.format.FormatStyle;
import java.util.ArrayList;
import java.util.Base64;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.gelegen.model.settings.Iban;
import org.gelegen.model.settings.LetterSettings;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Document;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/**
 * A letter as a document of HTML. What comes from people is put in as text of nodes and never as
 * markup, so that there is nothing to escape.
 */
final class LetterPage {
  private static final String HTML = "http://www.w3.org/1999/xhtml";

  private final Document document;
  private final Map<String, Element> places = new HashMap<>();

  private LetterPage(Document document) {
    this.document = document;
    index(document.getDocumentElement());
  }

  /** The document of a letter. */
  static Document of(Letter letter) {
    LetterPage page = new LetterPage(blank());
    page.fill(letter);
    return page.document;
  }

  private static Document blank() {
    try (InputStream in = LetterPage.class.getResourceAsStream("letter.xhtml")) {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      factory.setFeature("http://apache.org/xml/features/disallow-doctype-decl", true);
      factory.setNamespaceAware(true);
      return factory.newDocumentBuilder().parse(Objects.requireNonNull(in));
    } catch (IOException | SAXException | ParserConfigurationException e) {
      throw new IllegalStateException("the page of letters that comes with the product is bad", e);
    }
  }

  private void index(Element element) {
    if (element.hasAttribute("id")) {
      places.put(element.getAttribute("id"), element);
    }
    NodeList children = element.getChildNodes();
    for (int i = 0; i < children.getLength(); i++) {
      if (children.item(i) instanceof Element child) {
        index(child);
      }
    }
  }

  private void fill(Letter letter) {
    LetterSettings style = letter.style();
    String sender = Objects.requireNonNull(style.sender());
    LetterLabels labels = LetterLabels.in(letter.language());
    document.getDocumentElement().setAttribute("lang", letter.language());
    // The colour is six digits and no more, by its type.
    at("style").setTextContent(at("style").getTextContent().replace("COLOUR", style.colour()));
    body().setAttribute("class", style.window().wireName());
    at("title").setTextContent(letter.subject());
    picture("logo", style.logo() == null ? null : dataUri(style.logo()));
    at("name").setTextContent(sender);
    lines(at("address"), style.address());
    List<String> back = new ArrayList<>(List.of(sender));
    // A telephone number may follow; a letter that comes back needs street and town.
    back.addAll(style.address().subList(0, Math.min(2, style.address().size())));
    at("back").setTextContent(String.join(" · ", back));
    lines(at("recipient"), letter.recipient());
    reference(labels.date(), date(letter));
    reference(labels.reference(), letter.reference());
    at("subject").setTextContent(letter.subject());
    for (String paragraph : letter.body().split("\n{2,}", -1)) {
      if (!paragraph.isBlank()) {
        lines(add(at("text"), "p"), paragraph.strip().lines().toList());
      }
    }
    pay(letter, labels);
    Iban iban = style.iban();
    at("foot").setTextContent(iban == null ? sender : sender + " · IBAN " + iban.inGroups());
  }

  private void pay(Letter letter, LetterLabels labels) {
    if (letter.payment().isEmpty()) {
      remove("payment");
      return;
    }
    PaymentCode code = letter.payment().get();
    picture("code", QrPicture.dataUri(code.content()));
    String link = code.link();
    at("scan").setTextContent(link == null ? labels.scanToPay() : labels.scanToVisit());
    if (link == null) {
      detail(labels.beneficiary(), Objects.requireNonNull(letter.style().sender()));
      detail(labels.account(), Objects.requireNonNull(letter.style().iban()).inGroups());
    } else {
      detail("", link);
    }
    detail(labels.amount(), letter.amount());
    detail(labels.reference(), letter.reference());
  }

  private static String date(Letter letter) {
    return DateTimeFormatter.ofLocalizedDate(FormatStyle.LONG)
        .withLocale(Locale.of(letter.language()))
        .format(letter.date());
  }

  private static String dataUri(String base64) {
    // A PNG begins with these three bytes, anything else that is allowed is a JPEG.
    boolean png = Base64.getDecoder().decode(base64.substring(0, 4))[0] == (byte) 0x89;
    return "data:image/" + (png ? "png" : "jpeg") + ";base64," + base64;
  }

  private void reference(String label, String value) {
    Element labelLine = add(at("references"), "div");
    labelLine.setAttribute("class", "label");
    labelLine.setTextContent(label);
    Element valueLine = add(at("references"), "div");
    valueLine.setAttribute("class", "value");
    valueLine.setTextContent(value);
  }

  private void detail(String label, String value) {
    Element row = add(at("details"), "tr");
    Element labelCell = add(row, "td");
    labelCell.setAttribute("class", "label");
    labelCell.setTextContent(label);
    add(row, "td").setTextContent(value);
  }

  private void picture(String id, @Nullable String uri) {
    if (uri == null) {
      remove(id);
    } else {
      at(id).setAttribute("src", uri);
    }
  }

  private void lines(Element parent, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        add(parent, "br");
      }
      parent.appendChild(document.createTextNode(lines.get(i)));
    }
  }

  private Element add(Element parent, String name) {
    Element child = document.createElementNS(HTML, name);
    parent.appendChild(child);
    return child;
  }

  private void remove(String id) {
    Element element = at(id);
    Node parent = Objects.requireNonNull(element.getParentNode());
    parent.removeChild(element);
  }

  private Element body() {
    return (Element) Objects.requireNonNull(at("head").getParentNode());
  }

  private Element at(String id) {
    Element element = places.get(id);
    if (element == null) {
      throw new IllegalStateException("the page of letters lacks its " + id);
    }
    return element;
  }
}
