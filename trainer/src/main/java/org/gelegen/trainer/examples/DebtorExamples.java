package org.gelegen.trainer.examples;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.SplittableRandom;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;
import org.jspecify.annotations.Nullable;

/**
 * The rows of one debtor: its history is replayed, and just before each outbound contact, and at
 * the begin of days without contact, features are taken.
 *
 * <p>A day counts as free of contact when a case was actionable as it began and no outbound contact
 * came to the debtor's notice on it or in the {@value #FREE_DAYS} days before: an unanswered call
 * tells as much of what would have happened without it as no call.
 */
final class DebtorExamples {
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final int FREE_DAYS = 7;

  /** The priority of days with an answer, which are few: all of them are kept. */
  private static final long ANSWERED = Long.MAX_VALUE;

  /** Imagined contacts are made within so many days, from the first to before the last hour. */
  private static final int IMAGINED_DAYS = 7;

  private static final int FIRST_HOUR = 7;
  private static final int LAST_HOUR = 21;

  private final Plan plan;
  private final RowBuffer contactRows = new RowBuffer();
  private final RowBuffer dayRows = new RowBuffer();
  private final RowBuffer imaginedRows = new RowBuffer();
  private final double[] values;
  private final AnswerDays answerDays = new AnswerDays();
  private @Nullable ZoneId answersIn;
  private Set<LocalDate> answerDates = Set.of();

  /**
   * How rows are taken.
   *
   * @param asOf nothing later is looked at
   * @param seed of the choice among days
   * @param after only contacts made after it are wanted, and no days; absent: all are
   */
  record Plan(
      FeatureSchema schema,
      ZoneId clientZone,
      Instant asOf,
      Duration responseWindow,
      long seed,
      @Nullable Instant after) {}

  private DebtorExamples(Plan plan) {
    this.plan = plan;
    values = new double[plan.schema.size()];
  }

  /**
   * What is left out.
   *
   * @param contacts contacts made before it, in milliseconds since 1970
   * @param days days of a lower priority
   * @param imagined imagined contacts of a lower priority
   */
  record Cutoffs(long contacts, long days, long imagined) {}

  /** Takes a debtor's rows. */
  static DebtorExamples of(
      Plan plan, DebtorId debtor, Collection<PortfolioRecord> records, Cutoffs cutoffs) {
    DebtorExamples examples = new DebtorExamples(plan);
    List<PortfolioRecord> known =
        records.stream().filter(record -> !record.at().isAfter(plan.asOf)).toList();
    DebtorLabels labels = new DebtorLabels(known, plan.asOf, plan.responseWindow);
    Map<ContactId, LabelledContact> byId = new HashMap<>();
    examples.countAnswerDays(labels.contacts());
    labels.contacts().forEach(labelled -> byId.put(labelled.contact().contactId(), labelled));
    DebtorHistory last =
        DebtorHistory.replay(
            debtor,
            plan.clientZone,
            known,
            (before, record) -> {
              examples.addFreeDays(before, record.at(), labels, cutoffs.days());
              if (record instanceof ContactRecord contact) {
                LabelledContact labelled = byId.get(contact.contactId());
                if (labelled != null) {
                  examples.addContact(before, labelled, cutoffs);
                }
              }
            });
    examples.addFreeDays(last, plan.asOf, labels, cutoffs.days());
    return examples;
  }

  /**
   * Adds what is wanted of a contact. What is imagined in its place does not depend on whether the
   * contact itself is: cutoffs rise while others are still taking rows, so that it would be chance
   * which of those too old for a row had one imagined.
   */
  private void addContact(DebtorHistory before, LabelledContact labelled, Cutoffs cutoffs) {
    ContactRecord contact = labelled.contact();
    if (plan.after != null && !contact.at().isAfter(plan.after)) {
      return;
    }
    long priority = mix(contact.contactId().value().hashCode(), contact.at().getEpochSecond());
    boolean wanted = contact.at().toEpochMilli() >= cutoffs.contacts();
    boolean imagined = priority >= cutoffs.imagined() && plan.after == null;
    int labels = wanted || imagined ? labels(labelled) : 0;
    if (labels == 0) {
      return;
    }
    CaseState caseState =
        (contact.caseId() == null
                ? before.actionableCase(contact.at())
                : before.findCase(contact.caseId()))
            .orElse(null);
    if (wanted) {
      ZonedDateTime local = read(before, caseState, before.zone(), contact.channel(), contact.at());
      contactRows.add(
          new Row(
              contact.at(),
              contact.at().toEpochMilli(),
              contact.channel(),
              local.getHour(),
              local.getDayOfWeek(),
              labels),
          values);
    }
    if (imagined) {
      addImagined(before, caseState, contact.at().atZone(before.zone()).toLocalDate(), priority);
    }
  }

  /** Adds what might have been done instead, over any channel, within a week. */
  private void addImagined(
      DebtorHistory before, @Nullable CaseState caseState, LocalDate date, long priority) {
    SplittableRandom random = new SplittableRandom(priority);
    Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
    ZonedDateTime moment =
        date.plusDays(random.nextInt(IMAGINED_DAYS))
            .atTime(FIRST_HOUR + random.nextInt(LAST_HOUR - FIRST_HOUR), 30)
            .atZone(before.zone());
    Instant at = moment.toInstant();
    if (before.asOf().map(at::isBefore).orElse(false)) {
      return;
    }
    ZonedDateTime local = read(before, caseState, before.zone(), channel, at);
    imaginedRows.add(
        new Row(at, priority, channel, local.getHour(), local.getDayOfWeek(), 0), values);
  }

  /** All contacts count, kept or not: which are kept is not known before the end. */
  private void countAnswerDays(List<LabelledContact> contacts) {
    for (LabelledContact labelled : contacts) {
      if (labelled.answered() != Label.CENSORED) {
        answerDays.add(labelled.contact().channel(), labelled.answerSpan());
      }
    }
  }

  private int labels(LabelledContact labelled) {
    int labels = label(Target.REACH, labelled.reached(), labelled.contact());
    if (labelled.reached() == Label.YES) {
      labels |= label(Target.RESPONSE, labelled.answered(), labelled.contact());
    }
    return labels | label(Target.HARM, labelled.harmed(), labelled.contact());
  }

  private int label(Target target, Label label, ContactRecord contact) {
    Instant settledAt =
        contact.at().plus(target.settledAfter(contact.channel(), plan.responseWindow));
    return label == Label.CENSORED || settledAt.isAfter(plan.asOf)
        ? 0
        : Row.label(target, label == Label.YES);
  }

  private ZonedDateTime read(
      DebtorHistory before,
      @Nullable CaseState caseState,
      ZoneId zone,
      Channel channel,
      Instant at) {
    ActionGrid grid = ActionGrid.single(zone, channel, at);
    FeatureFrame frame = new FeatureFrame(plan.schema, grid);
    frame.read(before, caseState, at);
    frame.row(0, values);
    return grid.localStart(0);
  }

  /** Adds the days that begin after the history's last record and not after {@code until}. */
  private void addFreeDays(DebtorHistory history, Instant until, DebtorLabels labels, long cutoff) {
    Instant since = history.asOf().orElse(null);
    if (since == null || plan.after != null) {
      return;
    }
    ZoneId zone = history.zone();
    LocalDate last = lastDay(until, zone);
    LocalDate date = since.atZone(zone).toLocalDate().plusDays(1);
    if (date.isAfter(last)) {
      return;
    }
    CaseState caseState = history.actionableCase().orElse(null);
    if (caseState == null) {
      return;
    }
    if (!zone.equals(answersIn)) {
      answersIn = zone;
      answerDates = labels.answerDates(zone);
    }
    for (; !date.isAfter(last); date = date.plusDays(1)) {
      long priority = answerDates.contains(date) ? ANSWERED : priority(history.debtorId(), date);
      if (priority >= cutoff) {
        addDay(history, caseState, date, priority, labels);
      }
    }
  }

  private void addDay(
      DebtorHistory history,
      CaseState caseState,
      LocalDate date,
      long priority,
      DebtorLabels labels) {
    ZoneId zone = history.zone();
    Instant start = date.atStartOfDay(zone).toInstant();
    Instant end = date.plusDays(1).atStartOfDay(zone).toInstant();
    Instant quiet = date.minusDays(FREE_DAYS).atStartOfDay(zone).toInstant();
    if (labels.touchedBetween(quiet, end)) {
      return;
    }
    read(history, caseState, zone, Channel.PHONE, start);
    dayRows.add(
        new Row(
            start,
            priority,
            Channel.PHONE,
            0,
            DayOfWeek.from(date),
            Row.label(Target.SELF_CURE, priority == ANSWERED)),
        values);
  }

  /** The last day that begins not after {@code until} and ends not after what is looked at. */
  private LocalDate lastDay(Instant until, ZoneId zone) {
    LocalDate begun = until.atZone(zone).toLocalDate();
    LocalDate over = plan.asOf.atZone(zone).toLocalDate().minusDays(1);
    return begun.isBefore(over) ? begun : over;
  }

  /**
   * A number that depends on debtor, day and seed alone: which days without an answer are kept is
   * chance. Days with one are few, and all of them are kept.
   */
  private long priority(DebtorId debtor, LocalDate date) {
    return mix(debtor.value().hashCode(), date.toEpochDay());
  }

  private long mix(long one, long other) {
    long mixed = plan.seed + 0x9E3779B97F4A7C15L * one + other;
    mixed = (mixed ^ (mixed >>> 30)) * 0xBF58476D1CE4E5B9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94D049BB133111EBL;
    return mixed ^ (mixed >>> 31);
  }

  RowBuffer contactRows() {
    return contactRows;
  }

  RowBuffer imaginedRows() {
    return imaginedRows;
  }

  RowBuffer dayRows() {
    return dayRows;
  }

  AnswerDays answerDays() {
    return answerDays;
  }
}
