package org.gelegen.trainer.leaks;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import org.gelegen.model.portfolio.AttributeValue;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * Looks for attributes that change when a contact has been answered for. Such an attribute is
 * written with knowledge of the outcome; a client that exports it later, as if it had always been
 * so, hands its models the answer.
 *
 * <p>Among debtors whose attribute ever changes, contacts that were answered for are compared with
 * those that were not by how often the attribute changed while an answer was waited for. It is
 * suspected when that is at least {@value #TIMES} times as often, less twice the standard error of
 * the logarithm of the ratio, over at least {@value #FEWEST} changes. Not thread-safe.
 */
public final class ChangeWatch {
  static final double TIMES = 3;
  static final int FEWEST = 20;

  private final Instant asOf;
  private final Duration responseWindow;
  private final SortedMap<String, Tally> tallies = new TreeMap<>();

  /** Watches up to {@code asOf}: nothing later is looked at. */
  public ChangeWatch(Instant asOf, Duration responseWindow) {
    this.asOf = asOf;
    this.responseWindow = responseWindow;
  }

  /** Looks at all records of one debtor. */
  public void see(Collection<PortfolioRecord> records) {
    List<Change> changes = changes(records);
    if (changes.isEmpty()) {
      return;
    }
    TreeSet<String> names = new TreeSet<>();
    changes.forEach(change -> names.add(change.attribute));
    for (LabelledContact contact : new DebtorLabels(records, asOf, responseWindow).contacts()) {
      if (contact.answered() != Label.CENSORED) {
        for (String name : names) {
          tallies
              .computeIfAbsent(name, _ -> new Tally())
              .add(
                  contact.answered() == Label.YES,
                  changes.stream().anyMatch(change -> change.follows(name, contact)));
        }
      }
    }
  }

  /** The attributes that are suspected, by name. */
  public List<Suspicion> suspicions() {
    return tallies.entrySet().stream()
        .filter(tally -> tally.getValue().isSuspicious())
        .map(tally -> new Suspicion(tally.getKey(), tally.getValue().words()))
        .toList();
  }

  /**
   * An attribute got another value.
   *
   * @param caseId whose attribute it is; absent: the debtor's
   */
  private record Change(String attribute, @Nullable CaseId caseId, Instant at) {
    boolean follows(String name, LabelledContact contact) {
      return attribute.equals(name)
          && (caseId == null || contact.contact().serves(caseId))
          && at.isAfter(contact.contact().at())
          && !at.isAfter(contact.contact().at().plus(contact.answerSpan()));
    }
  }

  private List<Change> changes(Collection<PortfolioRecord> records) {
    List<Change> changes = new ArrayList<>();
    Map<String, Map<String, AttributeValue>> newest = new HashMap<>();
    records.stream()
        .filter(record -> !record.at().isAfter(asOf))
        .sorted(Comparator.comparing(PortfolioRecord::at))
        .forEach(
            record -> {
              if (record instanceof DebtorRecord debtor) {
                compare("debtor.", newest.put("", debtor.attributes()), debtor.attributes())
                    .forEach(name -> changes.add(new Change(name, null, debtor.at())));
              } else if (record instanceof CaseRecord debtCase) {
                CaseId id = debtCase.caseId();
                compare(
                        "case.",
                        newest.put(id.value(), debtCase.attributes()),
                        debtCase.attributes())
                    .forEach(name -> changes.add(new Change(name, id, debtCase.at())));
              }
            });
    return changes;
  }

  /** The attributes that differ between two versions; none where there was no version before. */
  private static List<String> compare(
      String prefix,
      @Nullable Map<String, AttributeValue> before,
      Map<String, AttributeValue> after) {
    if (before == null) {
      return List.of();
    }
    TreeSet<String> names = new TreeSet<>(before.keySet());
    names.addAll(after.keySet());
    return names.stream()
        .filter(name -> !Objects.equals(before.get(name), after.get(name)))
        .map(name -> prefix + name)
        .toList();
  }

  private static final class Tally {
    private int answered;
    private int answeredChanged;
    private int others;
    private int othersChanged;

    void add(boolean wasAnswered, boolean changed) {
      if (wasAnswered) {
        answered++;
        answeredChanged += changed ? 1 : 0;
      } else {
        others++;
        othersChanged += changed ? 1 : 0;
      }
    }

    boolean isSuspicious() {
      if (answeredChanged + othersChanged < FEWEST || answered == 0 || others == 0) {
        return false;
      }
      double ofAnswered = (answeredChanged + 0.5) / (answered + 1);
      double ofOthers = (othersChanged + 0.5) / (others + 1);
      double error =
          Math.sqrt(
              (1 - ofAnswered) / (answeredChanged + 0.5) + (1 - ofOthers) / (othersChanged + 0.5));
      return Math.log(ofAnswered / ofOthers) - 2 * error >= Math.log(TIMES);
    }

    String words() {
      return "changes after %.0f %% of contacts that were answered for and %.0f %% of the others: %s"
          .formatted(
              100.0 * answeredChanged / answered,
              100.0 * othersChanged / others,
              "is it always given as it was before the contact?");
    }
  }
}
