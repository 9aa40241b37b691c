package org.gelegen.records.bank;

import java.util.ArrayList;
import java.util.List;
import org.w3c.dom.Element;
import org.w3c.dom.Node;

/** Finds elements by the names that ISO 20022 gives them. */
final class Elements {
  private Elements() {}

  /** The elements at the end of a path of names, in their order. */
  static List<Element> all(Element from, String... path) {
    List<Element> found = List.of(from);
    for (String name : path) {
      List<Element> next = new ArrayList<>();
      for (Element element : found) {
        for (Node child = element.getFirstChild(); child != null; child = child.getNextSibling()) {
          if (child instanceof Element inner && name.equals(name(inner))) {
            next.add(inner);
          }
        }
      }
      found = next;
    }
    return found;
  }

  /** The text of the first element at the end of a path, empty when there is none. */
  static String text(Element from, String... path) {
    List<Element> found = all(from, path);
    return found.isEmpty() ? "" : found.getFirst().getTextContent().strip();
  }

  private static String name(Element element) {
    String local = element.getLocalName();
    return local == null ? element.getTagName() : local;
  }
}
