package org.gelegen.scheduler.gateways;

import java.io.StringWriter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.XMLConstants;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import javax.xml.transform.OutputKeys;
import javax.xml.transform.Transformer;
import javax.xml.transform.TransformerException;
import javax.xml.transform.TransformerFactory;
import javax.xml.transform.dom.DOMSource;
import javax.xml.transform.stream.StreamResult;
import org.w3c.dom.Document;
import org.w3c.dom.Element;

/**
 * A plain text as a plain page: paragraphs, and links where an {@code https} address stands. It is
 * built of nodes, so that no text becomes markup, and fetches nothing.
 */
final class HtmlMail {
  private static final Pattern LINK = Pattern.compile("https://[!-~&&[^<>\"']]*[A-Za-z0-9/=_-]");

  private HtmlMail() {}

  static String of(String language, String text) {
    try {
      DocumentBuilderFactory factory = DocumentBuilderFactory.newInstance();
      factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
      return written(page(factory.newDocumentBuilder().newDocument(), language, text));
    } catch (ParserConfigurationException | TransformerException e) {
      throw new IllegalStateException("this Java writes no HTML", e);
    }
  }

  private static Document page(Document document, String language, String text) {
    Element html = document.createElement("html");
    html.setAttribute("lang", language);
    document.appendChild(html);
    Element body = document.createElement("body");
    body.setAttribute("style", "font-family:sans-serif;max-width:40em;line-height:1.5");
    html.appendChild(body);
    for (String paragraph : text.split("\n{2,}", -1)) {
      if (!paragraph.isBlank()) {
        Element block = document.createElement("p");
        body.appendChild(block);
        lines(document, block, paragraph.strip().lines().toList());
      }
    }
    return document;
  }

  private static void lines(Document document, Element block, List<String> lines) {
    for (int i = 0; i < lines.size(); i++) {
      if (i > 0) {
        block.appendChild(document.createElement("br"));
      }
      line(document, block, lines.get(i));
    }
  }

  private static void line(Document document, Element block, String line) {
    Matcher link = LINK.matcher(line);
    int end = 0;
    while (link.find()) {
      block.appendChild(document.createTextNode(line.substring(end, link.start())));
      Element anchor = document.createElement("a");
      anchor.setAttribute("href", link.group());
      anchor.setTextContent(link.group());
      block.appendChild(anchor);
      end = link.end();
    }
    block.appendChild(document.createTextNode(line.substring(end)));
  }

  private static String written(Document document) throws TransformerException {
    TransformerFactory factory = TransformerFactory.newInstance();
    factory.setFeature(XMLConstants.FEATURE_SECURE_PROCESSING, true);
    Transformer transformer = factory.newTransformer();
    transformer.setOutputProperty(OutputKeys.METHOD, "html");
    transformer.setOutputProperty(OutputKeys.ENCODING, "UTF-8");
    transformer.setOutputProperty(OutputKeys.INDENT, "no");
    StringWriter page = new StringWriter();
    transformer.transform(new DOMSource(document), new StreamResult(page));
    return "<!DOCTYPE html>\n" + page;
  }
}
