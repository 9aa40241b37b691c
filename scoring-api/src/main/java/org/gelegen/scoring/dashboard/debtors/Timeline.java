package org.gelegen.scoring.dashboard.debtors;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * Everything that is known to have happened with a debtor, or to be planned, by day.
 *
 * @param days the newest first, each with its entries, the newest first
 * @param left how many older entries are not shown
 */
public record Timeline(List<Day> days, int left) {
  public Timeline {
    days = List.copyOf(days);
  }

  /** A day on the debtor's clock. */
  public record Day(LocalDate date, List<Entry> entries) {
    public Day {
      entries = List.copyOf(entries);
    }
  }

  /**
   * One thing.
   *
   * @param kind what kind of thing: a type of record, {@code planned}, {@code decision} or {@code
   *     objection}
   * @param said what else was written down about it, in English; absent: nothing
   */
  public record Entry(Instant at, String kind, String text, @Nullable String said) {}

  /** Gathers entries. */
  static final class Builder {
    private final RecordWords words;
    private final List<Entry> entries = new ArrayList<>();

    Builder(RecordWords words) {
      this.words = words;
    }

    Builder records(List<PortfolioRecord> records) {
      for (PortfolioRecord record : records) {
        add(record.at(), record.type().wireName(), words.of(record));
      }
      return this;
    }

    Builder planned(List<ContactState> contacts) {
      for (ContactState state : contacts) {
        Instant start = state.contact().action().slot().start();
        String said =
            text(
                "debtors.says.planned",
                words.channel(state.contact().action().channel()),
                words.clock().time(start),
                words.clock().time(state.contact().action().slot().end()),
                text("now.status." + state.status().wireName()));
        entries.add(new Entry(start, "planned", said, state.reason()));
      }
      return this;
    }

    Builder decisions(List<Decision> decisions) {
      for (Decision decision : decisions) {
        add(decision.at(), "decision", decision(decision));
      }
      return this;
    }

    String decision(Decision decision) {
      ScoredAction chosen = decision.chosen();
      if (chosen == null) {
        return text("debtors.says." + without(decision), decision.modelVersion());
      }
      String channel = words.channel(chosen.action().channel());
      String moment = words.clock().moment(chosen.slot().start());
      return decision.ofWorkflow() || decision.objected()
          ? text("debtors.says.step", channel, moment)
          : text(
              "debtors.says.decided",
              channel,
              moment,
              words.clock().money(chosen.expectedValue()),
              decision.modelVersion());
    }

    /** What kind of decision without a contact it is. */
    private static String without(Decision decision) {
      return switch (decision.kind()) {
        case CONTACT, STOP -> decision.kind().wireName();
        case WAIT -> {
          DecisionBasis basis = decision.basis();
          if (basis != null && basis.choice() != null) {
            yield "wait-later";
          }
          yield decision.alternatives().isEmpty() ? "wait" : "wait-without";
        }
      };
    }

    Builder objections(List<Objection> objections) {
      for (Objection objection : objections) {
        add(
            objection.objectedAt(),
            "objection",
            text(
                "debtors.says.objected",
                objection.why(),
                objection.objectedBy(),
                objection.cancelled()));
        Instant withdrawn = objection.withdrawnAt();
        String by = objection.withdrawnBy();
        String why = objection.withdrawnWhy();
        if (withdrawn != null) {
          add(
              withdrawn,
              "objection",
              text("debtors.says.withdrawn", by == null ? "" : by, why == null ? "" : why));
        }
      }
      return this;
    }

    private void add(Instant at, String kind, String text) {
      entries.add(new Entry(at, kind, text, null));
    }

    private String text(String key, Object... places) {
      return words.frame().text(key, places);
    }

    /** The newest entries, at most so many. */
    Timeline newest(int most) {
      List<Entry> sorted =
          entries.stream().sorted(Comparator.comparing(Entry::at).reversed()).limit(most).toList();
      List<Day> days = new ArrayList<>();
      List<Entry> ofDay = new ArrayList<>();
      for (int i = 0; i < sorted.size(); i++) {
        LocalDate date = date(sorted.get(i));
        ofDay.add(sorted.get(i));
        if (i + 1 == sorted.size() || !date(sorted.get(i + 1)).equals(date)) {
          days.add(new Day(date, ofDay));
          ofDay = new ArrayList<>();
        }
      }
      return new Timeline(days, entries.size() - sorted.size());
    }

    private LocalDate date(Entry entry) {
      return LocalDate.ofInstant(entry.at(), words.clock().zone());
    }
  }
}
