package org.gelegen.records.bank;

import com.prowidesoftware.swift.model.mx.AbstractMX;
import com.prowidesoftware.swift.model.mx.MxReadConfiguration;
import com.prowidesoftware.swift.model.mx.adapters.IsoDateTimeAdapter;
import jakarta.xml.bind.annotation.adapters.XmlAdapter;
import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.List;
import java.util.logging.Level;
import java.util.logging.Logger;
import org.gelegen.records.intake.GzipMembers;
import org.w3c.dom.Element;

/**
 * Reads bank statements: camt.053.001.02 and every newer version that the library knows, plain or
 * gzip.
 *
 * <p>The library has classes of its own for every version, so what it read is taken from it as
 * elements, whose names the versions share. It leaves out what does not fit its field (an amount
 * that is no number); such an entry is handed out without.
 */
final class Camt053Reader {
  /** The largest statement in bytes, unpacked; it is held in memory as a whole. */
  static final int MAX_BYTES = 64 << 20;

  /** Held, so that its level stays: the library logs what it cannot read, and we tell it. */
  private static final Logger LIBRARY = Logger.getLogger("com.prowidesoftware");

  static {
    LIBRARY.setLevel(Level.OFF);
  }

  /**
   * The entries of all statements of a file, in their order; does not close {@code in}.
   *
   * @param zone where an hour without an offset and a day without an hour are
   * @throws BankStatementException when it is no statement that can be read
   */
  List<BankEntry> read(InputStream in, ZoneId zone) throws IOException {
    byte[] xml = GzipMembers.orPlain(in).readNBytes(MAX_BYTES + 1);
    if (xml.length > MAX_BYTES) {
      throw new BankStatementException(
          "is larger than " + (MAX_BYTES >> 20) + " MiB: ask the bank for smaller statements");
    }
    StatementForm form = StatementForm.of(xml);
    AbstractMX message = AbstractMX.parse(form.text(xml), form.version(), configuration(zone));
    if (message == null) {
      throw new BankStatementException(
          "is a "
              + form.version().id()
              + ", which cannot be read: known are camt.053.001.02 to 13");
    }
    List<BankEntry> entries = new ArrayList<>();
    for (Element statement : Elements.all(message.element(), "BkToCstmrStmt", "Stmt")) {
      entries.addAll(new StatementEntries(statement, zone).read());
    }
    return entries;
  }

  private static MxReadConfiguration configuration(ZoneId zone) {
    MxReadConfiguration configuration = new MxReadConfiguration();
    // The library would take an hour without an offset for one of the machine's zone.
    configuration.adapters.dateTimeAdapter =
        new IsoDateTimeAdapter(
            new XmlAdapter<String, OffsetDateTime>() {
              @Override
              public OffsetDateTime unmarshal(String text) {
                TemporalAccessor moment =
                    DateTimeFormatter.ISO_DATE_TIME.parseBest(
                        text.strip(), OffsetDateTime::from, LocalDateTime::from);
                return moment instanceof LocalDateTime local
                    ? local.atZone(zone).toOffsetDateTime()
                    : OffsetDateTime.from(moment);
              }

              @Override
              public String marshal(OffsetDateTime moment) {
                return moment.toString();
              }
            });
    return configuration;
  }
}
