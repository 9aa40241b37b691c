package org.gelegen.model.history;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
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
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.records.HoldRecord;
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
 * <p>Counts are sums of weights that fade; they are kept as of the last record ({@link #asOf}), and
 * {@link #decay} gives the factor to a later moment. A history shares with the one before it the
 * parts that a record leaves as they were. Equality is by everything it holds.
 */
public final class DebtorHistory {
  /** How long after a contact a payment or an answer still answers for it, or keeps a promise. */
  static final Duration ANSWER_WINDOW = Duration.ofDays(14);

  /** As many outbound contacts are remembered one by one, so no cap can allow more. */
  public static final int REMEMBERED_CONTACTS = Attempts.MAX;

  /** How long after a contact an outcome still counts as reaching. */
  public static final Duration REACH_WINDOW = Duration.ofDays(3);

  /** The order in which a debtor's records count: by moment, then by kind, then by id. */
  public static final Comparator<PortfolioRecord> ORDER =
      Comparator.comparing(PortfolioRecord::at)
          .thenComparing(PortfolioRecord::type)
          .thenComparing(record -> record.key().id());

  final DebtorId debtorId;
  final ZoneId clientZone;
  final @Nullable PortfolioRecord last;
  final @Nullable DebtorRecord debtor;
  final Cases cases;
  final Holds holds;
  final Attempts attempts;
  final ChannelHistories channels;
  final SignsOfLife signsOfLife;
  final Payments payments;
  final Promises promises;
  final Reactions reactions;

  private DebtorHistory(HistoryFold fold) {
    debtorId = fold.debtorId;
    clientZone = fold.clientZone;
    last = fold.last;
    debtor = fold.debtor;
    cases = fold.cases;
    holds = fold.holds;
    attempts = fold.attempts;
    channels = fold.channels;
    signsOfLife = fold.signsOfLife;
    payments = fold.payments;
    promises = fold.promises;
    reactions = fold.reactions;
  }

  /**
   * The history of a debtor of whom nothing is known.
   *
   * @param clientZone where a debtor without a zone of its own is taken to live when hours are
   *     counted
   */
  public static DebtorHistory empty(DebtorId debtorId, ZoneId clientZone) {
    return new DebtorHistory(new HistoryFold(debtorId, clientZone));
  }

  /** The history after all {@code records}, which may come in any order. */
  public static DebtorHistory replay(
      DebtorId debtorId, ZoneId clientZone, Collection<? extends PortfolioRecord> records) {
    HistoryFold fold = new HistoryFold(debtorId, clientZone);
    ordered(records).forEach(fold::add);
    return new DebtorHistory(fold);
  }

  /**
   * The same with every settled case, however many there are: to tell a debtor's whole file. It is
   * not to be gone on with.
   */
  public static DebtorHistory replayWithAllCases(
      DebtorId debtorId, ZoneId clientZone, Collection<? extends PortfolioRecord> records) {
    HistoryFold fold = HistoryFold.keepingAllCases(debtorId, clientZone);
    ordered(records).forEach(fold::add);
    return new DebtorHistory(fold);
  }

  /** The same, showing {@code visitor} the history as it was just before each record. */
  public static DebtorHistory replay(
      DebtorId debtorId,
      ZoneId clientZone,
      Collection<? extends PortfolioRecord> records,
      BiConsumer<DebtorHistory, PortfolioRecord> visitor) {
    HistoryFold fold = new HistoryFold(debtorId, clientZone);
    for (PortfolioRecord record : ordered(records)) {
      visitor.accept(new DebtorHistory(fold), record);
      fold.add(record);
    }
    return new DebtorHistory(fold);
  }

  private static List<PortfolioRecord> ordered(Collection<? extends PortfolioRecord> records) {
    List<PortfolioRecord> ordered = new ArrayList<>(records);
    ordered.sort(ORDER);
    return ordered;
  }

  /**
   * The history after {@code record}.
   *
   * @throws IllegalArgumentException when the record does not {@linkplain #follows follow}
   */
  public DebtorHistory with(PortfolioRecord record) {
    return withAll(List.of(record));
  }

  /**
   * The history after all of {@code records}, which are in {@link #ORDER}.
   *
   * @throws IllegalArgumentException when one does not follow
   */
  public DebtorHistory withAll(List<? extends PortfolioRecord> records) {
    HistoryFold fold = new HistoryFold(this);
    for (PortfolioRecord record : records) {
      if (!follows(fold.last, record)) {
        throw new IllegalArgumentException(
            "a record of " + record.at() + " comes late: replay the debtor's records");
      }
      fold.add(record);
    }
    return new DebtorHistory(fold);
  }

  /** Whether {@code record} comes after everything that is in this history. */
  public boolean follows(PortfolioRecord record) {
    return follows(last, record);
  }

  private static boolean follows(@Nullable PortfolioRecord last, PortfolioRecord record) {
    return last == null || ORDER.compare(last, record) < 0;
  }

  public DebtorId debtorId() {
    return debtorId;
  }

  /** The moment of the newest record, or empty when there is none. */
  public Optional<Instant> asOf() {
    return Optional.ofNullable(last).map(PortfolioRecord::at);
  }

  /** What a sum kept in this history is worth at {@code at}, as a factor in (0, 1]. */
  public double decay(Instant at) {
    return last == null ? 1 : Forgetting.factor(last.at(), at);
  }

  /** The debtor's newest version, or empty before the first. */
  public Optional<DebtorRecord> debtor() {
    return Optional.ofNullable(debtor);
  }

  /** Where the debtor's hours are counted: its own zone, or the client's while that is unknown. */
  public ZoneId zone() {
    return zone(debtor, clientZone);
  }

  static ZoneId zone(@Nullable DebtorRecord debtor, ZoneId clientZone) {
    return debtor != null && debtor.timeZone() != null ? debtor.timeZone() : clientZone;
  }

  /** Open cases and a few settled ones, oldest first. */
  public List<CaseState> cases() {
    return cases.all();
  }

  /**
   * The cases that may be the reason of a contact, the best reason first: one that no hold of its
   * own lies on at {@code at} comes before one that is held, a larger balance before a smaller one.
   */
  public List<CaseState> actionableCases(Instant at) {
    return cases.actionable(holds, at);
  }

  /** The best reason of a contact at {@code at}, if there is any. */
  public Optional<CaseState> actionableCase(Instant at) {
    return actionableCases(at).stream().findFirst();
  }

  /** The best reason of a contact as of the last record, if there is any. */
  public Optional<CaseState> actionableCase() {
    return last == null ? Optional.empty() : actionableCase(last.at());
  }

  public Optional<CaseState> findCase(CaseId caseId) {
    return cases.find(caseId);
  }

  /** What is owed in all, in the client's currency. */
  public BigDecimal openBalance() {
    return cases.openBalance();
  }

  /** The holds that had not ended at the last record, begun or not. */
  public List<HoldRecord> holds() {
    return holds.all();
  }

  /**
   * The contacts of the last {@value Attempts#DAYS} days, oldest first, inbound ones included: the
   * newest {@value Attempts#MAX} of each direction.
   */
  public List<Attempt> attempts() {
    return attempts.all();
  }

  /**
   * The moment up to which outbound contacts of those days may be missing among the {@link
   * #attempts}, because there were more; empty when all are there.
   */
  public Optional<Instant> contactForgottenAt() {
    return Optional.ofNullable(attempts.contactForgottenAt());
  }

  /** The same of calls in either direction. */
  public Optional<Instant> callForgottenAt() {
    return Optional.ofNullable(attempts.callForgottenAt());
  }

  /** What is known of the debtor over one channel. */
  public ChannelHistory over(Channel channel) {
    return channels.over(channel);
  }

  /** Whether the debtor refused this channel, by an opt-out or in its own record. */
  public boolean refuses(Channel channel) {
    Address address = debtor == null ? null : debtor.channels().get(channel);
    return over(channel).optedOutAt() != null || (address != null && address.optedOut());
  }

  public SignsOfLife signsOfLife() {
    return signsOfLife;
  }

  public Payments payments() {
    return payments;
  }

  /** The day of the month, 1 to 31, on which the debtor is paid: as stated, else inferred. */
  public Optional<Integer> payday() {
    return debtor != null && debtor.payday() != null
        ? Optional.of(debtor.payday())
        : payments.inferredPayday();
  }

  public Promises promises() {
    return promises;
  }

  public Reactions reactions() {
    return reactions;
  }

  /** The appointment the debtor asked for last, past ones included. */
  public Optional<Instant> callbackAt() {
    return Optional.ofNullable(reactions.callbackAt());
  }

  /** When the debtor asked for that appointment. */
  public Optional<Instant> callbackAskedAt() {
    return Optional.ofNullable(reactions.callbackAskedAt());
  }

  @Override
  public boolean equals(@Nullable Object object) {
    return this == object
        || (object instanceof DebtorHistory other && parts().equals(other.parts()));
  }

  @Override
  public int hashCode() {
    return parts().hashCode();
  }

  private List<@Nullable Object> parts() {
    return Arrays.asList(
        debtorId,
        clientZone,
        last,
        debtor,
        cases,
        holds,
        attempts,
        channels,
        signsOfLife,
        payments,
        promises,
        reactions);
  }
}
