package org.gelegen.scoring.dashboard.quality;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseStatus;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Stage;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.DeadAddresses;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;

/**
 * Counts once through a portfolio. Contacts are looked at from 7 to 31 days after they were made:
 * before, an outcome may still come; after, a history does not remember them. Letters are left out,
 * which have an outcome only when they are returned.
 */
final class QualityCount {
  static final Duration OUTCOME_DUE = Duration.ofDays(7);
  static final Duration REMEMBERED = Duration.ofDays(31);
  static final Duration STALE = Duration.ofDays(90);

  private final Terms terms;
  private final List<DeadAddresses> dead;
  private final Map<Stage, Map<CaseStatus, Integer>> cases = new EnumMap<>(Stage.class);
  private final Map<Channel, Map<AddressState, Integer>> addresses = new EnumMap<>(Channel.class);
  private final Map<Gap, Integer> gaps = new EnumMap<>(Gap.class);
  private final Map<Channel, Quality.Outcomes> outcomes = new EnumMap<>(Channel.class);
  private final Map<Need, Integer> needs = new EnumMap<>(Need.class);
  private int debtors;
  private int owing;
  private int objections;

  private QualityCount(Terms terms) {
    this.terms = terms;
    dead = terms.dead();
  }

  /**
   * By what is counted.
   *
   * @param used the channels that the client uses
   * @param rules in force
   * @param objected who objects to profiling
   */
  record Terms(
      ClientRecord client, Set<Channel> used, RuleBook rules, Set<DebtorId> objected, Instant now) {

    /** The rules that say when an address proved wrong. */
    List<DeadAddresses> dead() {
      return rules.rules().stream()
          .filter(DeadAddresses.class::isInstance)
          .map(DeadAddresses.class::cast)
          .toList();
    }
  }

  static Quality of(Collection<DebtorHistory> histories, Terms terms) {
    QualityCount count = new QualityCount(terms);
    histories.forEach(count::add);
    return new Quality(
        count.debtors,
        count.owing,
        count.cases,
        count.addresses,
        count.gaps,
        count.outcomes,
        count.needs,
        count.objections);
  }

  private void add(DebtorHistory history) {
    debtors++;
    for (Attempt attempt : history.attempts()) {
      if (isDue(attempt)) {
        outcomes.merge(
            attempt.channel(),
            new Quality.Outcomes(0, 0).with(attempt.told()),
            (before, _) -> before.with(attempt.told()));
      }
    }
    boolean owes = false;
    for (CaseState one : history.cases()) {
      if (one.isOpen()) {
        owes = true;
        cases
            .computeIfAbsent(one.version().stage(), _ -> new EnumMap<>(CaseStatus.class))
            .merge(one.version().status(), 1, Integer::sum);
      }
    }
    if (owes) {
      addOwing(history);
    }
  }

  private boolean isDue(Attempt attempt) {
    return attempt.isOutbound()
        && attempt.channel() != Channel.LETTER
        && !attempt.at().isAfter(terms.now().minus(OUTCOME_DUE))
        && attempt.at().isAfter(terms.now().minus(REMEMBERED));
  }

  private void addOwing(DebtorHistory history) {
    owing++;
    Optional<DebtorRecord> debtor = history.debtor();
    Map<Channel, Address> known = debtor.map(DebtorRecord::channels).orElse(Map.of());
    addAddresses(history, known);
    note(Gap.NO_RECORD, debtor.isEmpty());
    note(Gap.NO_ZONE, debtor.map(DebtorRecord::timeZone).isEmpty());
    note(Gap.NO_LANGUAGE, debtor.map(DebtorRecord::language).isEmpty());
    note(
        Gap.NO_CONSENT,
        known.values().stream().noneMatch(address -> Boolean.TRUE.equals(address.consent())));
    note(
        Gap.STALE,
        history.asOf().map(last -> last.isBefore(terms.now().minus(STALE))).orElse(true));
    debtor.ifPresent(record -> record.needs().forEach(need -> needs.merge(need, 1, Integer::sum)));
    if (terms.objected().contains(history.debtorId())) {
      objections++;
    }
  }

  private void addAddresses(DebtorHistory history, Map<Channel, Address> known) {
    boolean reachable = false;
    boolean wrong = false;
    Set<Channel> open =
        terms
            .rules()
            .openChannels(new Standing(terms.client(), history, null, List.of()), terms.now());
    for (Channel channel : terms.used()) {
      AddressState state = state(history, known, channel);
      if (state == AddressState.USABLE && !open.contains(channel)) {
        state = AddressState.CLOSED;
      }
      reachable |= state == AddressState.USABLE;
      wrong |= state == AddressState.DEAD;
      addresses
          .computeIfAbsent(channel, _ -> new EnumMap<>(AddressState.class))
          .merge(state, 1, Integer::sum);
    }
    note(Gap.UNREACHABLE, !reachable);
    note(Gap.DEAD_ADDRESS, wrong);
  }

  private AddressState state(DebtorHistory history, Map<Channel, Address> known, Channel channel) {
    Address address = known.get(channel);
    if (address == null || address.address() == null) {
      return AddressState.MISSING;
    }
    if (history.refuses(channel) || (channel == Channel.IVR && history.refuses(Channel.PHONE))) {
      return AddressState.REFUSED;
    }
    for (DeadAddresses rule : dead) {
      Instant until = rule.until(history).get(channel);
      if (until != null && until.isAfter(terms.now())) {
        return AddressState.DEAD;
      }
    }
    return AddressState.USABLE;
  }

  private void note(Gap gap, boolean lacks) {
    if (lacks) {
      gaps.merge(gap, 1, Integer::sum);
    }
  }
}
