package org.gelegen.scoring.recommendations;

import java.nio.charset.StandardCharsets;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordKey;
import org.gelegen.model.records.RecordType;
import org.gelegen.records.RecordBody;
import org.gelegen.records.RecordCodec;
import org.gelegen.scoring.http.Problem.FieldProblem;
import org.gelegen.scoring.http.ProblemException;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads the records of debtors who are described in a request. */
final class Descriptions {
  private static final int MAX_LISTED = 1000;

  private final RecordCodec codec;
  private final ClientId client;
  private final List<FieldProblem> problems = new ArrayList<>();
  private final Map<DebtorId, List<PortfolioRecord>> read = new LinkedHashMap<>();

  private Descriptions(RecordCodec codec, ClientId client) {
    this.codec = codec;
    this.client = client;
  }

  /**
   * The records of each debtor, in the order of the request.
   *
   * @throws ProblemException with every place that is wrong
   */
  static Map<DebtorId, List<PortfolioRecord>> read(
      List<ScoreRequest.Description> debtors, RecordCodec codec, ClientId client) {
    Descriptions descriptions = new Descriptions(codec, client);
    for (int i = 0; i < debtors.size(); i++) {
      descriptions.read(debtors.get(i), "/debtors/" + i);
    }
    if (!descriptions.problems.isEmpty()) {
      throw ProblemException.invalid(descriptions.problems.stream().limit(MAX_LISTED).toList());
    }
    return descriptions.read;
  }

  /** The zone that the newest version names, or {@code otherwise}. */
  static ZoneId zone(List<PortfolioRecord> records, ZoneId otherwise) {
    return records.stream()
        .filter(DebtorRecord.class::isInstance)
        .map(DebtorRecord.class::cast)
        .max(Comparator.comparing(DebtorRecord::at))
        .map(DebtorRecord::timeZone)
        .orElse(otherwise);
  }

  /** A record with the pointer to it. */
  private record Placed(PortfolioRecord record, String pointer) {}

  private void read(ScoreRequest.Description description, String at) {
    List<Placed> versions = records(description.debtor(), RecordType.DEBTOR, at + "/debtor");
    List<Placed> all = new ArrayList<>(versions);
    all.addAll(records(description.cases(), RecordType.CASE, at + "/cases"));
    all.addAll(records(description.contacts(), RecordType.CONTACT, at + "/contacts"));
    all.addAll(records(description.payments(), RecordType.PAYMENT, at + "/payments"));
    all.addAll(records(description.holds(), RecordType.HOLD, at + "/holds"));
    List<Placed> outcomes = records(description.outcomes(), RecordType.OUTCOME, at + "/outcomes");
    if (versions.isEmpty()) {
      return;
    }
    DebtorId debtor = Objects.requireNonNull(debtorOf(versions.getFirst().record()));
    Map<ContactId, Channel> contacts = new HashMap<>();
    Map<RecordKey, PortfolioRecord> records = new LinkedHashMap<>();
    for (Placed placed : all) {
      if (!debtor.equals(debtorOf(placed.record()))) {
        add(placed.pointer() + "/debtorId", "must be the debtor that is described here");
      }
      if (placed.record() instanceof ContactRecord contact) {
        contacts.put(contact.contactId(), contact.channel());
      }
      keep(placed, records);
    }
    for (Placed placed : outcomes) {
      OutcomeRecord outcome = (OutcomeRecord) placed.record();
      Channel channel = contacts.get(outcome.contactId());
      if (channel == null) {
        add(placed.pointer() + "/contactId", "must be one of the contacts that are described here");
      } else {
        keep(new Placed(outcome.over(channel), placed.pointer()), records);
      }
    }
    if (read.putIfAbsent(debtor, List.copyOf(records.values())) != null) {
      add(versions.getFirst().pointer() + "/debtorId", "is there twice; describe each debtor once");
    }
  }

  /** The same record again changes nothing. */
  private void keep(Placed placed, Map<RecordKey, PortfolioRecord> records) {
    PortfolioRecord known = records.putIfAbsent(placed.record().key(), placed.record());
    if (known != null && !known.equals(placed.record())) {
      add(placed.pointer(), "this id is already used with other content");
    }
  }

  private List<Placed> records(@Nullable JsonNode json, RecordType type, String at) {
    if (json == null || json.isNull()) {
      return List.of();
    }
    RecordBody body =
        codec.readBody(json.toString().getBytes(StandardCharsets.UTF_8), type, client);
    body.errors().forEach(error -> add(at + error.pointer(), error.reason()));
    List<Placed> placed = new ArrayList<>();
    for (int i = 0; i < body.records().size() && body.errors().isEmpty(); i++) {
      placed.add(new Placed(body.records().get(i), json.isArray() ? at + "/" + i : at));
    }
    if (type == RecordType.DEBTOR && json.isArray() && json.isEmpty()) {
      add(at, "must have at least one version of the debtor");
    }
    return placed;
  }

  private static @Nullable DebtorId debtorOf(PortfolioRecord record) {
    return switch (record) {
      case DebtorRecord debtor -> debtor.debtorId();
      case CaseRecord debtCase -> debtCase.debtorId();
      case ContactRecord contact -> contact.debtorId();
      case HoldRecord hold -> hold.debtorId();
      case PaymentRecord payment -> payment.debtorId();
      case ClientRecord _, OutcomeRecord _ -> null;
    };
  }

  private void add(String pointer, String detail) {
    problems.add(new FieldProblem(pointer, detail));
  }
}
