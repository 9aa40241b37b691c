package org.gelegen.notebooks.rows;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.notebooks.Pseudonyms;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/** Writes what happened, debtor by debtor: contacts, outcomes, payments and predictions. */
public final class ContactRows {
  private static final int DESCRIBED = 19;

  private final Knowledge knowledge;
  private final Pseudonyms names;
  private final TableWriter contacts;
  private final TableWriter outcomes;
  private final TableWriter payments;
  private final TableWriter predictions;

  public ContactRows(TableFiles files, Knowledge knowledge) {
    this.knowledge = knowledge;
    names = knowledge.names();
    contacts = files.begin(ContactTables.contacts(knowledge.features()));
    outcomes = files.begin(ContactTables.OUTCOMES);
    payments = files.begin(ContactTables.PAYMENTS);
    predictions = files.begin(ContactTables.PREDICTIONS);
  }

  /**
   * Writes the rows of a debtor.
   *
   * @param acted the decisions that contacts act on
   */
  public void write(DebtorRecords debtor, Map<ContactId, Decision> acted) {
    List<PortfolioRecord> known =
        debtor.records().stream()
            .filter(record -> !record.at().isAfter(knowledge.knownUntil()))
            .toList();
    Map<ContactId, LabelledContact> labels = new HashMap<>();
    new DebtorLabels(known, knowledge.knownUntil(), knowledge.settings().responseWindow())
        .contacts()
        .forEach(labelled -> labels.put(labelled.contact().contactId(), labelled));
    DebtorHistory.replay(
        debtor.debtorId(),
        knowledge.client().timeZone(),
        known,
        (before, record) -> {
          switch (record) {
            case ContactRecord contact ->
                write(before, contact, new Came(acted, labels).of(contact.contactId()));
            case OutcomeRecord outcome ->
                outcomes.add(
                    names.of(outcome.contactId()),
                    names.of(debtor.debtorId()),
                    outcome.at(),
                    outcome.result().wireName());
            case PaymentRecord payment ->
                payments.add(
                    names.of(payment.paymentId()),
                    names.of(debtor.debtorId()),
                    names.of(payment.caseId()),
                    payment.at(),
                    payment.amount().doubleValue());
            default -> {
              // Debtors, cases and holds show in the features.
            }
          }
        });
  }

  private record Came(Map<ContactId, Decision> acted, Map<ContactId, LabelledContact> labels) {
    Fate of(ContactId contact) {
      return new Fate(acted.get(contact), labels.get(contact));
    }
  }

  /** What a contact acts on, and what became of it. */
  private record Fate(@Nullable Decision decision, @Nullable LabelledContact labelled) {}

  private void write(DebtorHistory before, ContactRecord contact, Fate fate) {
    ScoredContact scored = new ScoredContact(before, contact);
    boolean outbound = contact.direction() == Direction.OUTBOUND;
    @Nullable Object[] cells = new @Nullable Object[contacts.table().columns().size()];
    BigDecimal cost = contact.cost();
    LabelledContact labelled = fate.labelled();
    @Nullable Object[] described = {
      names.of(contact.contactId()),
      names.of(contact.debtorId()),
      names.of(contact.caseId()),
      contact.alsoCaseIds().size(),
      contact.at(),
      outbound ? "outbound" : "inbound",
      contact.channel().wireName(),
      contact.tone() == null ? null : contact.tone().wireName(),
      scored.local().toLocalDate().toString(),
      scored.local().getHour(),
      scored.local().getDayOfWeek().getValue(),
      scored.balance(),
      cost != null
          ? (Double) cost.doubleValue()
          : outbound ? knowledge.settings().cost(contact.channel()).doubleValue() : (Double) 0.0,
      contact.propensity(),
      fate.decision() == null ? null : names.of(fate.decision().decisionId()),
      labelled == null ? null : flag(Target.REACH, labelled.reached(), contact),
      labelled == null ? null : flag(Target.RESPONSE, labelled.answered(), contact),
      labelled == null ? null : flag(Target.HARM, labelled.harmed(), contact),
      labelled == null ? null : labelled.answerSpan().toMillis() / 86_400_000.0
    };
    System.arraycopy(described, 0, cells, 0, DESCRIBED);
    if (outbound) {
      List<Float> features = knowledge.features().cells(scored.row(knowledge.features().schema()));
      for (int i = 0; i < features.size(); i++) {
        cells[DESCRIBED + i] = features.get(i);
      }
      predict(contact, scored);
    }
    contacts.add(cells);
  }

  /** A label as training takes it: only once all contacts of that time have theirs. */
  private @Nullable Boolean flag(Target target, Label label, ContactRecord contact) {
    Duration settled =
        target.settledAfter(contact.channel(), knowledge.settings().responseWindow());
    if (contact.at().plus(settled).isAfter(knowledge.knownUntil())) {
      return null;
    }
    return switch (label) {
      case YES -> true;
      case NO -> false;
      case CENSORED -> null;
    };
  }

  private void predict(ContactRecord contact, ScoredContact scored) {
    for (ReadVersion version : knowledge.versions()) {
      CompiledModel model = version.model();
      ScoredContact.Predicted predicted = scored.predicted(model);
      predictions.add(
          names.of(contact.contactId()),
          version.version().name(),
          !contact.at().isAfter(version.version().asOf()),
          predicted.reach(),
          predicted.responseIfReached(),
          predicted.harm(),
          predicted.selfCure(),
          predicted.response());
    }
  }
}
