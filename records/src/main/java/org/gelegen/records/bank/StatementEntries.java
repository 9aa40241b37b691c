package org.gelegen.records.bank;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.temporal.TemporalAccessor;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gelegen.records.bank.BankEntry.Direction;
import org.gelegen.records.bank.BankEntry.Remittance;
import org.gelegen.records.bank.BankEntry.Sum;
import org.jspecify.annotations.Nullable;
import org.w3c.dom.Element;

/**
 * The entries of one statement; those that are batches, transaction by transaction.
 *
 * <p>An entry's identity follows from the account, the servicer's reference of the entry, or else
 * the statement's id and the entry's reference in it, and within a batch from the transaction's own
 * reference. Banks repeat references: what is named as one before it in the same statement is told
 * apart by its number among them, so that the same statement gives the same identities. A word that
 * stands where there is no reference, such as {@code NONREF}, is none.
 */
final class StatementEntries {
  /** What banks write where there is no reference, as capital letters only. */
  private static final Set<String> NO_REFERENCE =
      Set.of(
          "NA",
          "NIL",
          "NONE",
          "NONREF",
          "NOREF",
          "NOREFERENCE",
          "NOTAPPLICABLE",
          "NOTAVAILABLE",
          "NOTPROVIDED",
          "NOTSPECIFIED",
          "NULL",
          "UNKNOWN",
          "UNSPECIFIED");

  private static final Pattern SEPARATORS = Pattern.compile("[\\s\\p{Punct}]+");
  private static final int MAX_SHOWN = 40;

  /** As large and as fine as amounts of records may be; zeros after that say nothing. */
  private static final Pattern AMOUNT = Pattern.compile("[0-9]{1,11}(\\.[0-9]{1,4}0*)?");

  private final Element statement;
  private final ZoneId zone;
  private final String account;
  private final @Nullable Instant created;
  private final Map<String, Integer> named = new HashMap<>();

  StatementEntries(Element statement, ZoneId zone) {
    this.statement = statement;
    this.zone = zone;
    String iban = Elements.text(statement, "Acct", "Id", "IBAN");
    account = iban.isEmpty() ? Elements.text(statement, "Acct", "Id", "Othr", "Id") : iban;
    created = created();
  }

  List<BankEntry> read() {
    List<BankEntry> entries = new ArrayList<>();
    for (Element entry : Elements.all(statement, "Ntry")) {
      List<Element> transactions = Elements.all(entry, "NtryDtls", "TxDtls");
      if (transactions.isEmpty()) {
        entries.add(read(entry, null, sum(entry)));
      } else if (transactions.size() == 1) {
        // What was booked; the transaction's own amount may be in the payer's currency.
        entries.add(read(entry, transactions.getFirst(), sum(entry)));
      } else {
        transactions.forEach(
            transaction -> entries.add(read(entry, transaction, transactionSum(transaction))));
      }
    }
    return entries;
  }

  private BankEntry read(Element entry, @Nullable Element transaction, @Nullable Sum sum) {
    Direction direction = direction(entry, transaction);
    String code = Elements.text(entry, "Sts", "Cd");
    String status = code.isEmpty() ? Elements.text(entry, "Sts") : code;
    return new BankEntry(
        shown(entry, transaction),
        identity(entry, transaction, direction),
        direction,
        status.equals("BOOK"),
        sum,
        moment(entry),
        transaction == null ? new Remittance(List.of(), "", List.of()) : remittance(transaction));
  }

  private static Direction direction(Element entry, @Nullable Element transaction) {
    String own = transaction == null ? "" : Elements.text(transaction, "CdtDbtInd");
    boolean reversal = Elements.text(entry, "RvslInd").equals("true");
    return switch (own.isEmpty() ? Elements.text(entry, "CdtDbtInd") : own) {
      case "CRDT" -> reversal ? Direction.DEBIT_REVERSED : Direction.CREDIT;
      case "DBIT" -> reversal ? Direction.CREDIT_REVERSED : Direction.DEBIT;
      case String _ -> Direction.UNKNOWN;
    };
  }

  private static @Nullable Sum sum(Element... of) {
    for (Element one : of) {
      for (Element amount : Elements.all(one, "Amt")) {
        String text = amount.getTextContent().strip();
        if (AMOUNT.matcher(text).matches()) {
          return new Sum(new BigDecimal(text), amount.getAttribute("Ccy"));
        }
      }
    }
    return null;
  }

  /** Until version 03 a transaction had its amount among the details of it only. */
  private static @Nullable Sum transactionSum(Element transaction) {
    Sum own = sum(transaction);
    return own == null
        ? sum(Elements.all(transaction, "AmtDtls", "TxAmt").toArray(Element[]::new))
        : own;
  }

  private @Nullable Instant moment(Element entry) {
    for (String which : List.of("BookgDt", "ValDt")) {
      try {
        String time = Elements.text(entry, which, "DtTm");
        if (!time.isEmpty()) {
          return OffsetDateTime.parse(time).toInstant();
        }
        String day = Elements.text(entry, which, "Dt");
        if (!day.isEmpty()) {
          return endOf(LocalDate.parse(day));
        }
      } catch (DateTimeException e) {
        return null;
      }
    }
    return null;
  }

  /**
   * When what was booked on a day had been paid for certain: its last second, or when the statement
   * was made where that was on the day itself. A balance that the client tells in the course of the
   * day is then never taken for one that has the payment in it already.
   */
  private Instant endOf(LocalDate day) {
    Instant start = day.atStartOfDay(zone).toInstant();
    Instant last = day.plusDays(1).atStartOfDay(zone).toInstant().minusSeconds(1);
    return created == null || created.isBefore(start) || created.isAfter(last) ? last : created;
  }

  /** When the statement was made, by itself or by the message that it is in. */
  private @Nullable Instant created() {
    String own = Elements.text(statement, "CreDtTm");
    String time =
        own.isEmpty() && statement.getParentNode() instanceof Element message
            ? Elements.text(message, "GrpHdr", "CreDtTm")
            : own;
    try {
      return switch (DateTimeFormatter.ISO_DATE_TIME.parseBest(
          time, OffsetDateTime::from, LocalDateTime::from)) {
        case OffsetDateTime moment -> moment.toInstant();
        case LocalDateTime local -> local.atZone(zone).toInstant();
        case TemporalAccessor _ -> null;
      };
    } catch (DateTimeException e) {
      return null;
    }
  }

  private String identity(Element entry, @Nullable Element transaction, Direction direction) {
    String servicer = reference(entry, "AcctSvcrRef");
    String within = reference(entry, "NtryRef");
    String own = transaction == null ? "" : own(transaction);
    String of = servicer.isEmpty() ? reference(statement, "Id") : servicer;
    if (of.isEmpty() || (servicer.isEmpty() && within.isEmpty() && own.isEmpty())) {
      return "";
    }
    String name =
        String.join(
            "\n",
            account,
            of,
            servicer.isEmpty() ? within : "",
            own.equals(servicer) ? "" : own,
            direction.name());
    int number = named.merge(name, 1, Integer::sum);
    return hash(name + "\n" + number);
  }

  private static String own(Element transaction) {
    for (String which : List.of("AcctSvcrRef", "TxId", "InstrId", "EndToEndId")) {
      String own = reference(transaction, "Refs", which);
      if (!own.isEmpty()) {
        return own;
      }
    }
    return "";
  }

  /** A reference at the end of a path, empty when there is none. */
  private static String reference(Element from, String... path) {
    String text = Elements.text(from, path);
    String word = SEPARATORS.matcher(text).replaceAll("").toUpperCase(Locale.ROOT);
    return NO_REFERENCE.contains(word) ? "" : text;
  }

  /** The servicer's reference alone is shown: the others may be the payer's words. */
  private static String shown(Element entry, @Nullable Element transaction) {
    String own = transaction == null ? "" : reference(transaction, "Refs", "AcctSvcrRef");
    String servicer = own.isEmpty() ? reference(entry, "AcctSvcrRef") : own;
    String reference = servicer.isEmpty() ? reference(entry, "NtryRef") : servicer;
    String printable = reference.replaceAll("[^\\x20-\\x7e]", "?");
    return printable.substring(0, Math.min(printable.length(), MAX_SHOWN));
  }

  private static Remittance remittance(Element transaction) {
    return new Remittance(
        texts(transaction, "RmtInf", "Strd", "CdtrRefInf", "Ref"),
        reference(transaction, "Refs", "EndToEndId"),
        texts(transaction, "RmtInf", "Ustrd"));
  }

  private static List<String> texts(Element from, String... path) {
    return Elements.all(from, path).stream().map(Element::getTextContent).toList();
  }

  /** 128 bits of SHA-256: the account and the references are not kept. */
  private static String hash(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest, 0, 16);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
