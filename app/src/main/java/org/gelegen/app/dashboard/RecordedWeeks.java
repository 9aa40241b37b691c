package org.gelegen.app.dashboard;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.dashboard.overview.Week;
import org.gelegen.scoring.dashboard.overview.WeeklyFigures;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;

/** Counts weeks off the record log, by the same notions as experiments are reported by. */
public final class RecordedWeeks implements WeeklyFigures {
  private final RecordLog records;
  private final SettingsStore settings;

  public RecordedWeeks(RecordLog records, SettingsStore settings) {
    this.records = records;
    this.settings = settings;
  }

  @Override
  public List<Week> weeks(ClientId client, int weeks, Instant until) {
    ZoneId zone =
        records
            .findClient(client)
            .map(ClientRecord::timeZone)
            .orElseThrow(() -> new GelegenException("client " + client + " is not known"));
    Tally tally = new Tally(settings.current(client).settings(), zone, weeks, until);
    records.forEachDebtor(client, debtor -> tally.add(debtor.records()));
    return tally.weeks();
  }

  /** What happened so far, by the Monday of its week. */
  private static final class Tally {
    private final ClientSettings settings;
    private final ZoneId zone;
    private final Instant until;
    private final Map<LocalDate, Counts> byMonday = new TreeMap<>();

    Tally(ClientSettings settings, ZoneId zone, int weeks, Instant until) {
      this.settings = settings;
      this.zone = zone;
      this.until = until;
      LocalDate last = monday(until);
      for (int back = 0; back < weeks; back++) {
        byMonday.put(last.minusWeeks(back), new Counts());
      }
    }

    private LocalDate monday(Instant at) {
      return at.atZone(zone).toLocalDate().with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    void add(List<PortfolioRecord> ofDebtor) {
      for (PortfolioRecord record : ofDebtor) {
        Counts week = byMonday.get(monday(record.at()));
        if (week != null && !record.at().isAfter(until)) {
          week.add(record, settings);
        }
      }
      for (LabelledContact made :
          new DebtorLabels(ofDebtor, until, settings.responseWindow()).contacts()) {
        Counts week = byMonday.get(monday(made.contact().at()));
        if (week != null && made.reached() != Label.CENSORED) {
          week.known++;
          week.reached += made.reached() == Label.YES ? 1 : 0;
        }
      }
    }

    List<Week> weeks() {
      List<Week> weeks = new ArrayList<>();
      byMonday.forEach((monday, counts) -> weeks.add(counts.week(monday)));
      return weeks;
    }
  }

  /** Sums of one week. */
  private static final class Counts {
    private double collected;
    private long contacts;
    private double cost;
    private long known;
    private long reached;
    private long complaints;

    void add(PortfolioRecord record, ClientSettings settings) {
      switch (record) {
        case PaymentRecord payment -> collected += payment.amount().doubleValue();
        case ContactRecord contact -> {
          if (contact.direction() == Direction.OUTBOUND) {
            contacts++;
            BigDecimal its = contact.cost();
            cost += (its == null ? settings.cost(contact.channel()) : its).doubleValue();
          }
        }
        case OutcomeRecord outcome -> complaints += outcome.result().harms() ? 1 : 0;
        case CaseRecord _, ClientRecord _, DebtorRecord _, HoldRecord _ -> {
          // Nothing to count.
        }
      }
    }

    Week week(LocalDate monday) {
      return new Week(monday, collected, contacts, cost, known, reached, complaints);
    }
  }
}
