package org.gelegen.notebooks.rows;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Predicate;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.Kind;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.notebooks.Pseudonyms;
import org.gelegen.notebooks.tables.TableFiles;
import org.gelegen.notebooks.tables.TableWriter;
import org.gelegen.trainer.acted.Acted;
import org.gelegen.trainer.choices.JudgedDecisions;
import org.gelegen.trainer.choices.JudgedDecisions.Judged;
import org.gelegen.trainer.labels.DebtorLabels;
import org.jspecify.annotations.Nullable;

/** Writes what was decided, debtor by debtor, with what it brought. */
public final class DecisionRows {
  private final Knowledge knowledge;
  private final Pseudonyms names;
  private final JudgedDecisions judge;
  private final TableWriter decisions;
  private final TableWriter actions;
  private final TableWriter choices;

  public DecisionRows(TableFiles files, Knowledge knowledge) {
    this.knowledge = knowledge;
    names = knowledge.names();
    judge =
        new JudgedDecisions(
            knowledge.settings(),
            knowledge.client().timeZone(),
            knowledge.knownUntil(),
            knowledge.versions().stream()
                .map(
                    read ->
                        new JudgedDecisions.Version(
                            read.version().name(), read.version().asOf(), read.model()))
                .toList());
    decisions = files.begin(DecisionTables.DECISIONS);
    actions = files.begin(DecisionTables.ACTIONS);
    choices = files.begin(DecisionTables.CHOICES);
  }

  /**
   * The decisions that contacts act on, by contact: that of the campaign that planned the contact,
   * or else the newest that chose its channel and slot.
   *
   * @param planned the decisions behind planned contacts
   */
  public Map<ContactId, Decision> acted(
      DebtorRecords debtor, List<Decision> all, Map<ContactId, DecisionId> planned) {
    Map<ContactId, Decision> acted = new HashMap<>();
    List<Decision> toContact = all.stream().filter(it -> it.chosen() != null).toList();
    if (toContact.isEmpty()) {
      return acted;
    }
    Acted.Reader<Decision> reader =
        new Acted.Reader<>(
            Decision::at, decision -> Objects.requireNonNull(decision.chosen()).action());
    DebtorLabels labels =
        new DebtorLabels(
            debtor.records(), knowledge.knownUntil(), knowledge.settings().responseWindow());
    for (Acted<Decision> each : Acted.match(toContact, labels.contacts(), reader)) {
      acted.put(each.contact().contact().contactId(), each.decision());
    }
    Map<DecisionId, Decision> byId = new HashMap<>();
    all.forEach(decision -> byId.put(decision.decisionId(), decision));
    planned.forEach(
        (contact, decision) -> {
          Decision its = byId.get(decision);
          if (its != null) {
            acted.put(contact, its);
          }
        });
    return acted;
  }

  /**
   * Writes the decisions about a debtor.
   *
   * @param planned the decisions behind planned contacts
   */
  public void write(DebtorRecords debtor, List<Decision> all, Set<DecisionId> planned) {
    Set<DecisionId> committed = new HashSet<>(planned);
    committed.removeIf(id -> all.stream().noneMatch(it -> it.decisionId().equals(id) && night(it)));
    Predicate<Decision> isCommitted = decision -> committed.contains(decision.decisionId());
    Map<DecisionId, Judged> judged = new HashMap<>();
    for (Judged each : judge.of(debtor, all, isCommitted)) {
      judged.put(each.decision().decisionId(), each);
      writeChoices(each);
    }
    for (Decision decision : all) {
      write(decision, isCommitted.test(decision), judged.get(decision.decisionId()));
      writeActions(decision);
    }
  }

  private static boolean night(Decision decision) {
    return decision.basis() == null || decision.basis().origin() == DecisionBasis.Origin.NIGHT;
  }

  private void write(Decision decision, boolean committed, @Nullable Judged judged) {
    ScoredAction chosen = decision.chosen();
    ScoredAction scored = decision.unasked() ? null : chosen;
    decisions.add(
        names.of(decision.decisionId()),
        names.of(decision.debtorId()),
        names.of(decision.caseId()),
        decision.at(),
        decision.modelVersion(),
        decision.kind().wireName(),
        decision.basis() == null ? null : decision.basis().origin().wireName(),
        decision.arm() == null ? null : decision.arm().experiment().value(),
        decision.arm() == null ? null : decision.arm().name(),
        chosen == null ? null : chosen.action().channel().wireName(),
        chosen == null ? null : chosen.slot().start(),
        chosen == null ? null : chosen.slot().end(),
        scored == null ? null : scored.reach(),
        scored == null ? null : scored.response(),
        scored == null ? null : scored.harm(),
        scored == null ? null : scored.expectedValue().doubleValue(),
        decision.propensity(),
        decision.permitted().stream().filter(it -> it.probability() > 0).count(),
        committed,
        judged == null ? null : judged.propensity(),
        judged == null ? null : judged.drawable(),
        judged == null ? null : judged.reward(),
        judged == null ? null : judged.expected(),
        judged == null ? null : judged.expectedBy());
  }

  private void writeActions(Decision decision) {
    if (decision.kind() != Kind.CONTACT) {
      return;
    }
    ScoredAction chosen = decision.chosen();
    for (PermittedAction permitted : decision.permitted()) {
      if (permitted.probability() > 0) {
        actions.add(
            names.of(decision.decisionId()),
            permitted.action().channel().wireName(),
            permitted.action().slot().start(),
            permitted.probability(),
            chosen != null && permitted.action().equals(chosen.action()));
      }
    }
  }

  private void writeChoices(Judged judged) {
    for (JudgedDecisions.Choice choice : judged.choices()) {
      choices.add(
          names.of(judged.decision().decisionId()),
          choice.version(),
          choice.seen(),
          choice.action().channel().wireName(),
          choice.action().slot().start(),
          choice.same(),
          choice.expected());
    }
  }
}
