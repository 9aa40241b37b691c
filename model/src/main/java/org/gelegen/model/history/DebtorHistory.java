package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.BiConsumer;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Direction;
import org.gelegen.model.portfolio.OutcomeResult;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
import org.gelegen.model.records.OutcomeRecord;
import org.gelegen.model.records.PaymentRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.jspecify.annotations.Nullable;

/**
 * What is known of one debtor after some records: a value, small and bounded.
 *
 * <p>{@link #with} takes the next record in {@link #ORDER} and gives the history after it; {@link
 * #replay} takes all records at once. Both run the same code, so training, which replays, and
 * serving, which goes on record by record, cannot drift apart. A record that comes late ({@link
 * #follows} says so) needs the debtor's records replayed.
 *
 * <p><b>Forgetting.</b> Counts are sums of weights that halve every {@value #HALF_LIFE_DAYS} days.
 * They are kept as of the last record ({@link #asOf}); {@link #decay} gives the factor to a later
 * moment. Attempts that a rolling cap may count are kept exactly, for {@value #ATTEMPT_DAYS} days
 * and at most {@value #MAX_ATTEMPTS}: no cap allows that many.
 *
 * <p><b>Reached and answered for</b> follow the contract: an attempt is reached by attention, the
 * right party or any response within 72 hours, a letter when it was not returned; it is answered
 * for by a payment or an answering result within {@value #ANSWER_DAYS} days and before the next
 * contact on its case. An outcome is credited to the hour of the attempt; the hour of the outcome
 * itself is a sign of life.
 *
 * <p>Not thread-safe while it is built; safe as a value. Equality is by everything it holds.
 */
public final class DebtorHistory {
  static final int HALF_LIFE_DAYS = 120;
  static final int ATTEMPT_DAYS = 31;
  static final int MAX_ATTEMPTS = 64;
  static final int ANSWER_DAYS = 14;
  static final int MAX_SETTLED_CASES = 4;

  /** How long after a contact an outcome still counts as reaching. */
  public static final Duration REACH_WINDOW = Duration.ofDays(3);

  private static final Duration ANSWER_WINDOW = Duration.ofDays(ANSWER_DAYS);
  private static final Duration ATTEMPT_WINDOW = Duration.ofDays(ATTEMPT_DAYS);
  private static final double HALF_LIFE_SECONDS = HALF_LIFE_DAYS * 86_400.0;

  private static final int CHANNELS = Channel.count();
  private static final int CELLS = CHANNELS * PartOfDay.count() * 2;

  /** The order in which a debtor's records count: by moment, then by kind, then by id. */
  public static final Comparator<PortfolioRecord> ORDER =
      Comparator.comparing(PortfolioRecord::at)
          .thenComparing(PortfolioRecord::type)
          .thenComparing(record -> record.key().id());

  private final DebtorId debtorId;
  private final ZoneId clientZone;
  private @Nullable PortfolioRecord last;
  private @Nullable DebtorRecord debtor;
  private ArrayList<CaseState> cases = new ArrayList<>(2);
  private ArrayList<HoldRecord> holds = new ArrayList<>(0);
  private ArrayList<Attempt> attempts = new ArrayList<>(4);

  /** Since when a channel is refused by an opt-out, by channel. */
  private final @Nullable Instant[] optedOutAt;

  private final @Nullable Instant[] lastAttemptAt;
  private final @Nullable Instant[] lastReachAt;
  private final int[] missesInARow;

  // Decayed sums as of the last record: attempts, reaches and answers by channel, then attempts and
  // reaches by channel × part of day × weekday or weekend.
  private final float[] byChannel;
  private final float[] byCell;

  // Signs of life by the hour, on weekdays and in weekends: live voice first, then all others; then
  // the
  // days of the month of payments.
  private final float[] profiles;

  private float payments;
  private float inbound;
  private int promisesMade;
  private int promisesKept;
  private int promisesBroken;
  private @Nullable Instant openPromiseAt;
  private @Nullable Instant lastPaymentAt;
  private @Nullable Instant lastSignOfLifeAt;
  private @Nullable Instant lastAnswerAt;
  private @Nullable Instant callbackAt;
  private int harms;

  private DebtorHistory(DebtorId debtorId, ZoneId clientZone) {
    this.debtorId = debtorId;
    this.clientZone = clientZone;
    optedOutAt = new Instant[CHANNELS];
    lastAttemptAt = new Instant[CHANNELS];
    lastReachAt = new Instant[CHANNELS];
    missesInARow = new int[CHANNELS];
    byChannel = new float[3 * CHANNELS];
    byCell = new float[2 * CELLS];
    profiles = new float[CircularProfile.SIZE * 5];
  }

  private DebtorHistory(DebtorHistory other) {
    debtorId = other.debtorId;
    clientZone = other.clientZone;
    last = other.last;
    debtor = other.debtor;
    cases = new ArrayList<>(other.cases);
    holds = new ArrayList<>(other.holds);
    attempts = new ArrayList<>(other.attempts);
    optedOutAt = other.optedOutAt.clone();
    lastAttemptAt = other.lastAttemptAt.clone();
    lastReachAt = other.lastReachAt.clone();
    missesInARow = other.missesInARow.clone();
    byChannel = other.byChannel.clone();
    byCell = other.byCell.clone();
    profiles = other.profiles.clone();
    payments = other.payments;
    inbound = other.inbound;
    promisesMade = other.promisesMade;
    promisesKept = other.promisesKept;
    promisesBroken = other.promisesBroken;
    openPromiseAt = other.openPromiseAt;
    lastPaymentAt = other.lastPaymentAt;
    lastSignOfLifeAt = other.lastSignOfLifeAt;
    lastAnswerAt = other.lastAnswerAt;
    callbackAt = other.callbackAt;
    harms = other.harms;
  }

  /**
   * The history of a debtor of whom nothing is known.
   *
   * @param clientZone where a debtor without a zone of its own is taken to live when hours are
   *     counted
   */
  public static DebtorHistory empty(DebtorId debtorId, ZoneId clientZone) {
    return new DebtorHistory(debtorId, clientZone);
  }

  /** The history after all {@code records}, which may come in any order. */
  public static DebtorHistory replay(
      DebtorId debtorId, ZoneId clientZone, Collection<? extends PortfolioRecord> records) {
    return replay(debtorId, clientZone, records, (before, record) -> {});
  }

  /**
   * The same, showing {@code visitor} the history as it was just before each record. What it is
   * shown changes afterwards: it must take what it needs at once and keep nothing.
   */
  public static DebtorHistory replay(
      DebtorId debtorId,
      ZoneId clientZone,
      Collection<? extends PortfolioRecord> records,
      BiConsumer<DebtorHistory, PortfolioRecord> visitor) {
    List<PortfolioRecord> ordered = new ArrayList<>(records);
    ordered.sort(ORDER);
    DebtorHistory history = new DebtorHistory(debtorId, clientZone);
    for (PortfolioRecord record : ordered) {
      visitor.accept(history, record);
      history.apply(record);
    }
    return history;
  }

  /**
   * The history after {@code record}.
   *
   * @throws IllegalArgumentException when the record does not {@linkplain #follows follow}
   */
  public DebtorHistory with(PortfolioRecord record) {
    if (!follows(record)) {
      throw late(record);
    }
    DebtorHistory next = new DebtorHistory(this);
    next.apply(record);
    return next;
  }

  /**
   * The history after all of {@code records}, which are in {@link #ORDER}.
   *
   * @throws IllegalArgumentException when one does not follow
   */
  public DebtorHistory withAll(List<? extends PortfolioRecord> records) {
    DebtorHistory next = new DebtorHistory(this);
    for (PortfolioRecord record : records) {
      if (!next.follows(record)) {
        throw late(record);
      }
      next.apply(record);
    }
    return next;
  }

  private static IllegalArgumentException late(PortfolioRecord record) {
    return new IllegalArgumentException(
        "a record of " + record.at() + " comes late: replay the debtor's records");
  }

  /** Whether {@code record} comes after everything that is in this history. */
  public boolean follows(PortfolioRecord record) {
    return last == null || ORDER.compare(last, record) < 0;
  }

  private void apply(PortfolioRecord record) {
    forgetUntil(record.at());
    last = record;
    switch (record) {
      case DebtorRecord version -> applyDebtor(version);
      case CaseRecord version -> applyCase(version);
      case HoldRecord version -> applyHold(version);
      case ContactRecord contact -> applyContact(contact);
      case OutcomeRecord outcome -> applyOutcome(outcome);
      case PaymentRecord payment -> applyPayment(payment);
      case ClientRecord client ->
          throw new IllegalArgumentException(
              "the record of client " + client.clientId() + " is not a debtor's");
    }
  }

  private void forgetUntil(Instant at) {
    double factor = decay(at);
    if (factor < 1) {
      scale(byChannel, (float) factor);
      scale(byCell, (float) factor);
      scale(profiles, (float) factor);
      payments *= (float) factor;
      inbound *= (float) factor;
    }
    if (openPromiseAt != null && at.isAfter(openPromiseAt.plus(ANSWER_WINDOW))) {
      promisesBroken++;
      openPromiseAt = null;
    }
    if (!attempts.isEmpty()) {
      Instant oldest = at.minus(ATTEMPT_WINDOW);
      attempts.removeIf(attempt -> attempt.at().isBefore(oldest));
    }
    if (!holds.isEmpty()) {
      holds.removeIf(hold -> hold.until() != null && !at.isBefore(hold.until()));
    }
  }

  private static void scale(float[] values, float factor) {
    for (int i = 0; i < values.length; i++) {
      values[i] *= factor;
    }
  }

  private void applyDebtor(DebtorRecord version) {
    debtor = version;
    version
        .channels()
        .forEach(
            (channel, address) -> {
              if (Boolean.TRUE.equals(address.consent())) {
                optedOutAt[channel.index()] = null;
              }
            });
  }

  private void applyCase(CaseRecord version) {
    int index = indexOf(version.caseId());
    if (index >= 0) {
      cases.set(index, cases.get(index).withVersion(version));
    } else {
      cases.add(new CaseState(version, BigDecimal.ZERO, version.at(), 0, null));
    }
    dropOldSettledCases();
  }

  private void dropOldSettledCases() {
    int settled = 0;
    for (int i = cases.size() - 1; i >= 0; i--) {
      if (!cases.get(i).isOpen() && ++settled > MAX_SETTLED_CASES) {
        cases.remove(i);
      }
    }
  }

  private void applyHold(HoldRecord version) {
    holds.removeIf(hold -> hold.holdId().equals(version.holdId()));
    if (version.until() == null || version.until().isAfter(version.at())) {
      holds.add(version);
    }
  }

  private void applyContact(ContactRecord contact) {
    boolean outbound = contact.direction() == Direction.OUTBOUND;
    boolean letter = contact.channel() == Channel.LETTER;
    attempts.add(
        new Attempt(
            contact.contactId(),
            contact.caseId(),
            contact.channel(),
            contact.at(),
            contact.direction(),
            !outbound || letter,
            false,
            false));
    if (attempts.size() > MAX_ATTEMPTS) {
      attempts.remove(0);
    }
    int channel = contact.channel().index();
    if (!outbound) {
      inbound += 1;
      missesInARow[channel] = 0;
      lastReachAt[channel] = contact.at();
      signOfLife(contact.at(), contact.channel().isVoice());
      return;
    }
    int cell = cell(contact.channel(), local(contact.at()));
    byChannel[channel] += 1;
    byCell[cell] += 1;
    lastAttemptAt[channel] = contact.at();
    if (letter) {
      byChannel[CHANNELS + channel] += 1;
      byCell[CELLS + cell] += 1;
    } else {
      missesInARow[channel]++;
    }
    if (contact.caseId() != null) {
      int index = indexOf(contact.caseId());
      if (index >= 0) {
        cases.set(index, cases.get(index).withContact(contact.at()));
      }
    }
  }

  private void applyOutcome(OutcomeRecord outcome) {
    OutcomeResult result = outcome.result();
    int index = attemptIndex(outcome.contactId());
    if (index >= 0) {
      creditOutcome(index, outcome);
    }
    if (result.reaches()) {
      boolean live = index >= 0 && attempts.get(index).channel().isVoice();
      signOfLife(outcome.at(), live);
    }
    if (result == OutcomeResult.PROMISE || result == OutcomeResult.ARRANGEMENT) {
      promisesMade++;
      openPromiseAt = outcome.at();
    }
    if (result == OutcomeResult.CALLBACK_REQUEST) {
      callbackAt = outcome.callbackAt();
    }
    if (result.harms()) {
      harms++;
    }
    if (result == OutcomeResult.OPT_OUT) {
      optOut(index, outcome.at());
    }
  }

  /**
   * Of a contact that is not remembered the channel is unknown: then every channel counts as
   * refused.
   */
  private void optOut(int index, Instant at) {
    if (index >= 0) {
      optedOutAt[attempts.get(index).channel().index()] = at;
    } else {
      Arrays.fill(optedOutAt, at);
    }
  }

  private void creditOutcome(int index, OutcomeRecord outcome) {
    OutcomeResult result = outcome.result();
    Attempt attempt = attempts.get(index);
    int channel = attempt.channel().index();
    boolean inTime = !outcome.at().isAfter(attempt.at().plus(REACH_WINDOW));
    if (result.reaches() && inTime && attempt.isOutbound()) {
      if (!attempt.reached()) {
        byChannel[CHANNELS + channel] += 1;
        byCell[CELLS + cell(attempt.channel(), local(attempt.at()))] += 1;
      }
      missesInARow[channel] = 0;
      lastReachAt[channel] = outcome.at();
      boolean conversation =
          attempt.channel().isVoice()
              && (result == OutcomeResult.RIGHT_PARTY
                  || result.kind() == OutcomeResult.Kind.RESPONSE);
      attempts.set(index, attempt.asReached(conversation));
    } else if (result == OutcomeResult.BOUNCED
        && attempt.channel() == Channel.LETTER
        && attempt.reached()) {
      byChannel[CHANNELS + channel] = Math.max(0, byChannel[CHANNELS + channel] - 1);
      int cell = CELLS + cell(attempt.channel(), local(attempt.at()));
      byCell[cell] = Math.max(0, byCell[cell] - 1);
      missesInARow[channel]++;
      attempts.set(index, attempt.asMissed());
    }
    if (result.answersFor()) {
      answered(attempt.caseId(), outcome.at());
    }
  }

  private void applyPayment(PaymentRecord payment) {
    if (payment.caseId() != null) {
      int index = indexOf(payment.caseId());
      if (index >= 0) {
        cases.set(index, cases.get(index).withPayment(payment.amount()));
      }
    }
    if (payment.amount().signum() < 0) {
      return;
    }
    payments += 1;
    lastPaymentAt = payment.at();
    ZonedDateTime local = local(payment.at());
    double turn = (local.getDayOfMonth() - 0.5) / local.toLocalDate().lengthOfMonth();
    CircularProfile.add(profiles, 4 * CircularProfile.SIZE, turn);
    if (openPromiseAt != null) {
      promisesKept++;
      openPromiseAt = null;
    }
    signOfLife(payment.at(), false);
    answered(payment.caseId(), payment.at());
  }

  /** Credits an answer to the last contact on the case, or on any case where none is named. */
  private void answered(@Nullable CaseId caseId, Instant at) {
    lastAnswerAt = at;
    for (int i = attempts.size() - 1; i >= 0; i--) {
      Attempt attempt = attempts.get(i);
      boolean sameCase =
          caseId == null || attempt.caseId() == null || attempt.caseId().equals(caseId);
      if (attempt.isOutbound() && sameCase) {
        if (!attempt.answered() && !at.isAfter(attempt.at().plus(ANSWER_WINDOW))) {
          byChannel[2 * CHANNELS + attempt.channel().index()] += 1;
          attempts.set(i, attempt.asAnswered());
        }
        return;
      }
    }
  }

  private void signOfLife(Instant at, boolean live) {
    lastSignOfLifeAt = at;
    ZonedDateTime local = local(at);
    int profile = (live ? 0 : 2) + (isWeekend(local.getDayOfWeek()) ? 1 : 0);
    CircularProfile.add(profiles, profile * CircularProfile.SIZE, turnOfDay(local));
  }

  // ------------------------------------------------------------------------------------- what is
  // known

  public DebtorId debtorId() {
    return debtorId;
  }

  /** The moment of the newest record, or empty when there is none. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(last).map(PortfolioRecord::at);
  }

  /** The debtor's newest version, or empty before the first. */
  public Optional<DebtorRecord> debtor() {
    return Optional.ofNullable(debtor);
  }

  /** Where the debtor's hours are counted: its own zone, or the client's while that is unknown. */
  public ZoneId zone() {
    return debtor != null && debtor.timeZone() != null ? debtor.timeZone() : clientZone;
  }

  /** Open cases and a few settled ones, oldest first. */
  public List<CaseState> cases() {
    return List.copyOf(cases);
  }

  /** The case with the largest balance among those that may be the reason of a contact. */
  public Optional<CaseState> actionableCase() {
    CaseState best = null;
    for (CaseState state : cases) {
      if (state.isActionable() && (best == null || state.balance().compareTo(best.balance()) > 0)) {
        best = state;
      }
    }
    return Optional.ofNullable(best);
  }

  public Optional<CaseState> findCase(CaseId caseId) {
    int index = indexOf(caseId);
    return index < 0 ? Optional.empty() : Optional.of(cases.get(index));
  }

  /** What is owed in all, in the client's currency. */
  public BigDecimal openBalance() {
    BigDecimal sum = BigDecimal.ZERO;
    for (CaseState state : cases) {
      sum = sum.add(state.balance());
    }
    return sum;
  }

  /** The holds that had not ended at the last record, begun or not. */
  public List<HoldRecord> holds() {
    return List.copyOf(holds);
  }

  /** The contacts of the last {@value #ATTEMPT_DAYS} days, oldest first, inbound ones included. */
  public List<Attempt> attempts() {
    return List.copyOf(attempts);
  }

  /** Whether the debtor refused this channel, by an opt-out or in its own record. */
  public boolean refuses(Channel channel) {
    Address address = debtor == null ? null : debtor.channels().get(channel);
    return optedOutAt[channel.index()] != null || (address != null && address.optedOut());
  }

  /** The appointment the debtor asked for last, past ones included. */
  public Optional<Instant> callbackAt() {
    return Optional.ofNullable(callbackAt);
  }

  public Optional<Instant> lastAttemptAt(Channel channel) {
    return Optional.ofNullable(lastAttemptAt[channel.index()]);
  }

  public Optional<Instant> lastReachAt(Channel channel) {
    return Optional.ofNullable(lastReachAt[channel.index()]);
  }

  public Optional<Instant> lastPaymentAt() {
    return Optional.ofNullable(lastPaymentAt);
  }

  public Optional<Instant> lastSignOfLifeAt() {
    return Optional.ofNullable(lastSignOfLifeAt);
  }

  public Optional<Instant> lastAnswerAt() {
    return Optional.ofNullable(lastAnswerAt);
  }

  /** Attempts over {@code channel} since it last reached the debtor. */
  public int missesInARow(Channel channel) {
    return missesInARow[channel.index()];
  }

  public int promisesMade() {
    return promisesMade;
  }

  public int promisesKept() {
    return promisesKept;
  }

  /**
   * Promises broken as of {@code at}: the one that is open then counts once its window has passed.
   */
  public int promisesBroken(Instant at) {
    boolean openIsBroken = openPromiseAt != null && at.isAfter(openPromiseAt.plus(ANSWER_WINDOW));
    return promisesBroken + (openIsBroken ? 1 : 0);
  }

  /** Complaints and opt-outs so far. */
  public int harms() {
    return harms;
  }

  /** What a sum kept in this history is worth at {@code at}, as a factor in (0, 1]. */
  public double decay(Instant at) {
    if (last == null) {
      return 1;
    }
    double seconds = Duration.between(last.at(), at).toMillis() / 1000.0;
    return seconds <= 0 ? 1 : Math.exp(-Math.log(2) * seconds / HALF_LIFE_SECONDS);
  }

  /** Decayed outbound attempts over {@code channel}, as of the last record. */
  public double attempts(Channel channel) {
    return byChannel[channel.index()];
  }

  /** Decayed attempts over {@code channel} that reached the debtor, as of the last record. */
  public double reaches(Channel channel) {
    return byChannel[CHANNELS + channel.index()];
  }

  /** Decayed attempts over {@code channel} that were answered for, as of the last record. */
  public double answers(Channel channel) {
    return byChannel[2 * CHANNELS + channel.index()];
  }

  /** Decayed attempts over {@code channel} in a part of the day, as of the last record. */
  public double attempts(Channel channel, PartOfDay part, boolean weekend) {
    return byCell[cell(channel, part, weekend)];
  }

  /** Decayed reaches over {@code channel} in a part of the day, as of the last record. */
  public double reaches(Channel channel, PartOfDay part, boolean weekend) {
    return byCell[CELLS + cell(channel, part, weekend)];
  }

  /** Decayed payments, as of the last record. */
  public double payments() {
    return payments;
  }

  /** Decayed contacts in which the debtor came to us, as of the last record. */
  public double inbound() {
    return inbound;
  }

  /**
   * How much likelier than on average the debtor is to answer a call around this time of day; 1
   * where nothing is known.
   *
   * @param hour of the local day, 0 to 23
   */
  public double liveness(int hour, boolean weekend) {
    return CircularProfile.relativeDensity(profiles, profile(0, weekend), hour, PROFILE_PRIOR);
  }

  /** The same for reading, paying and helping oneself. */
  public double attention(int hour, boolean weekend) {
    return CircularProfile.relativeDensity(profiles, profile(2, weekend), hour, PROFILE_PRIOR);
  }

  /** Decayed signs of life by voice, on weekdays or in weekends, as of the last record. */
  public double liveSigns(boolean weekend) {
    return profiles[profile(0, weekend)];
  }

  /** Decayed other signs of life, on weekdays or in weekends, as of the last record. */
  public double attentionSigns(boolean weekend) {
    return profiles[profile(2, weekend)];
  }

  /** How much the days of the month of payments agree, in [0, 1]; 0 without payments. */
  public double paydayConcentration() {
    return CircularProfile.concentration(profiles, 4 * CircularProfile.SIZE);
  }

  /**
   * The day of the month, 1 to 31, on which the debtor is paid: as stated, else inferred from at
   * least three payments that agree.
   */
  public Optional<Integer> payday() {
    if (debtor != null && debtor.payday() != null) {
      return Optional.of(debtor.payday());
    }
    int offset = 4 * CircularProfile.SIZE;
    if (profiles[offset] < 2 || paydayConcentration() < 0.6) {
      return Optional.empty();
    }
    return Optional.of(1 + (int) (CircularProfile.meanTurn(profiles, offset) * 30.4));
  }

  private static final double PROFILE_PRIOR = 2;

  private static int profile(int first, boolean weekend) {
    return (first + (weekend ? 1 : 0)) * CircularProfile.SIZE;
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(zone());
  }

  /** The time of day as a fraction of 24 hours. */
  static double turnOfDay(ZonedDateTime local) {
    return local.toLocalTime().toSecondOfDay() / 86_400.0;
  }

  /** Whether the day is a Saturday or a Sunday. */
  public static boolean isWeekend(DayOfWeek day) {
    return day == DayOfWeek.SATURDAY || day == DayOfWeek.SUNDAY;
  }

  private static int cell(Channel channel, ZonedDateTime local) {
    return cell(channel, PartOfDay.of(local.getHour()), isWeekend(local.getDayOfWeek()));
  }

  private static int cell(Channel channel, PartOfDay part, boolean weekend) {
    return (channel.index() * PartOfDay.count() + part.index()) * 2 + (weekend ? 1 : 0);
  }

  private int indexOf(CaseId caseId) {
    for (int i = 0; i < cases.size(); i++) {
      if (cases.get(i).version().caseId().equals(caseId)) {
        return i;
      }
    }
    return -1;
  }

  private int attemptIndex(ContactId contactId) {
    for (int i = attempts.size() - 1; i >= 0; i--) {
      if (attempts.get(i).contactId().equals(contactId)) {
        return i;
      }
    }
    return -1;
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return object instanceof DebtorHistory other
        && Arrays.deepEquals(everything(), other.everything());
  }

  @Override
  public int hashCode() {
    return Arrays.deepHashCode(everything());
  }

  private @Nullable Object[] everything() {
    return new @Nullable Object[] {
      debtorId,
      clientZone,
      last,
      debtor,
      cases,
      holds,
      attempts,
      optedOutAt,
      lastAttemptAt,
      lastReachAt,
      missesInARow,
      byChannel,
      byCell,
      profiles,
      payments,
      inbound,
      promisesMade,
      promisesKept,
      promisesBroken,
      openPromiseAt,
      lastPaymentAt,
      lastSignOfLifeAt,
      lastAnswerAt,
      callbackAt,
      harms
    };
  }
}
