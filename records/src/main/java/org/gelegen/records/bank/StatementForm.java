package org.gelegen.records.bank;

import com.prowidesoftware.swift.model.MxId;
import java.io.ByteArrayInputStream;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;
import org.jspecify.annotations.Nullable;

/**
 * What a file says of itself: that it is well-formed, in which encoding, and which version of
 * camt.053 it is. The library says none of this when it refuses a file.
 */
record StatementForm(Charset charset, MxId version) {
  private static final Pattern NAMESPACE =
      Pattern.compile("urn:iso:std:iso:20022:tech:xsd:([a-z]{4}\\.\\d{3}\\.\\d{3}\\.\\d{2})");
  private static final String STATEMENT = "camt.053.001.";
  private static final int OLDEST = 2;

  /** What may stand before everything else, to tell the order of bytes. */
  private static final String BYTE_ORDER_MARK = "\ufeff";

  /**
   * Looks at a whole file.
   *
   * @throws BankStatementException when it is no bank statement of a known version
   */
  static StatementForm of(byte[] xml) {
    XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
    factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
    factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
    try {
      XMLStreamReader reader = factory.createXMLStreamReader(new ByteArrayInputStream(xml));
      String encoding = reader.getEncoding();
      String namespace = null;
      while (reader.hasNext()) {
        int event = reader.next();
        if (event == XMLStreamReader.DTD) {
          throw new BankStatementException(
              "has a document type declaration at line "
                  + reader.getLocation().getLineNumber()
                  + ", which no bank statement has and which is not read");
        }
        if (event == XMLStreamReader.START_ELEMENT
            && namespace == null
            && reader.getLocalName().equals("Document")) {
          namespace = String.valueOf(reader.getNamespaceURI());
        }
      }
      return new StatementForm(
          encoding == null ? StandardCharsets.UTF_8 : Charset.forName(encoding),
          version(namespace));
    } catch (XMLStreamException e) {
      // Its message may repeat what stands there.
      throw new BankStatementException(
          "is not well-formed XML: it breaks at line %d, column %d"
              .formatted(e.getLocation().getLineNumber(), e.getLocation().getColumnNumber()));
    }
  }

  /** The characters of the file, without a mark of the order of its bytes. */
  String text(byte[] xml) {
    String text = new String(xml, charset);
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static MxId version(@Nullable String namespace) {
    if (namespace == null) {
      throw new BankStatementException("is no bank statement: it has no element Document");
    }
    Matcher matcher = NAMESPACE.matcher(namespace);
    if (!matcher.matches()) {
      throw new BankStatementException(
          "is no bank statement: the namespace of its Document is none of ISO 20022");
    }
    String message = matcher.group(1);
    if (!message.startsWith(STATEMENT)) {
      throw new BankStatementException("is a " + message + " and no bank statement (camt.053)");
    }
    MxId id = new MxId(message);
    if (Integer.parseInt(message.substring(STATEMENT.length())) < OLDEST) {
      throw new BankStatementException(
          "is a "
              + message
              + ", which is too old to be read: ask the bank for camt.053.001.02"
              + " or newer");
    }
    return id;
  }
}
