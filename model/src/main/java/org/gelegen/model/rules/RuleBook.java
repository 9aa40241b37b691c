package org.gelegen.model.rules;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Slot;
import org.jspecify.annotations.Nullable;

/**
 * All rules that bind a client: its pack's, those of a pack that it chose beside it, and those of
 * its own settings. What is beside can only make them stricter.
 *
 * <p>Planning asks {@link #permits} for a grid of actions, sending asks {@link #judge} for its
 * moment; both follow from the same {@link ContactRule#close}. A rule counts on the local dates on
 * which it is in force. A debtor whose zone is unknown may be contacted only when every zone of the
 * packs permits it.
 *
 * <p>Safe for use by several threads. What a grid has in common for all debtors is worked out once
 * and kept for the grids used last.
 */
public final class RuleBook {
  private static final int REMEMBERED_GRIDS = 16;

  private final List<RulePack> packs;
  private final List<ZoneId> zones;
  private final HolidayCalendar holidays;
  private final List<ContactRule> rules;
  private final List<ContactRule> onCalendar = new ArrayList<>();
  private final List<ContactRule> onDebtor = new ArrayList<>();
  private final List<List<ContactRule>> byId;
  private volatile List<PreparedGrid> prepared = List.of();

  /**
   * A pack that binds.
   *
   * @param holidays of the pack's country
   */
  public record Part(RulePack pack, HolidayCalendar holidays) {}

  public RuleBook(RulePack pack, HolidayCalendar holidays, ClientSettings settings) {
    this(List.of(new Part(pack, holidays)), settings);
  }

  /**
   * Makes a book.
   *
   * @param parts all bind, the first of which is the law where the client is; at least one
   */
  public RuleBook(List<Part> parts, ClientSettings settings) {
    packs = parts.stream().map(Part::pack).toList();
    zones = packs.stream().flatMap(pack -> pack.zones().stream()).distinct().toList();
    holidays = parts.getFirst().holidays();
    List<ContactRule> all = new ArrayList<>(packs.getFirst().rules());
    for (Part beside : parts.subList(1, parts.size())) {
      for (ContactRule rule : beside.pack().rules()) {
        ContactRule by =
            beside.holidays().equals(holidays)
                ? rule
                : HolidaysElsewhere.by(beside.holidays(), rule);
        if (!all.contains(by)) {
          all.add(by);
        }
      }
    }
    all.addAll(ClientRules.of(settings));
    all.removeIf(rule -> !rule.header().isOn());
    List<ContactRule> released =
        all.stream()
            .map(rule -> rule instanceof VoiceFirst voice ? voice.releasedBy(all) : rule)
            .toList();
    rules =
        released.stream()
            .map(rule -> rule instanceof StatedChoice choice ? choice.releasedBy(released) : rule)
            .toList();
    Map<RuleId, List<ContactRule>> groups = new LinkedHashMap<>();
    for (ContactRule rule : rules) {
      (rule.concern() == ContactRule.Concern.CALENDAR ? onCalendar : onDebtor).add(rule);
      groups.computeIfAbsent(rule.header().id(), id -> new ArrayList<>()).add(rule);
    }
    byId = List.copyOf(groups.values());
  }

  /**
   * Names and versions of the packs, such as {@code nl-2026.1+common-2026.1}, and what was
   * switched; of packs beside each other with {@code &} between them.
   */
  public String version() {
    return packs.stream().map(RulePack::label).collect(Collectors.joining("&"));
  }

  /** The names of the packs, that of the law where the client is first. */
  public List<String> packNames() {
    return packs.stream().map(RulePack::name).toList();
  }

  /** The rules in the order in which they are told, for showing them. */
  public List<ContactRule> rules() {
    return rules;
  }

  /** The rules of the pack that are switched off, for showing them. */
  public List<ContactRule> switchedOff() {
    return packs.stream()
        .flatMap(pack -> pack.rules().stream())
        .filter(rule -> !rule.header().isOn())
        .distinct()
        .toList();
  }

  /** Whether a contact may be made at this very moment: the first rule that forbids it is told. */
  public Verdict judge(Standing standing, Channel channel, Instant at) {
    List<Verdict.Excluded> excluded = judgeAll(standing, channel, at);
    return excluded.isEmpty() ? new Verdict.Allowed() : excluded.getFirst();
  }

  /** Every rule that forbids a contact at this very moment, in the order of the rules. */
  public List<Verdict.Excluded> judgeAll(Standing standing, Channel channel, Instant at) {
    Proposal now = proposal(standing, channel, at, Duration.ZERO);
    List<Verdict.Excluded> excluded = new ArrayList<>();
    Proposal ahead = null;
    for (ContactRule rule : rules) {
      if (rule.judge(now, standing) instanceof Verdict.Excluded) {
        if (ahead == null) {
          ahead = proposal(standing, channel, at, ContactRule.LOOK_AHEAD);
        }
        if (rule.judge(ahead, standing) instanceof Verdict.Excluded found) {
          excluded.add(found);
        }
      }
    }
    return List.copyOf(excluded);
  }

  /**
   * The first moment from {@code from} on at which no rule forbids the contact, or empty when there
   * is none within {@link ContactRule#LOOK_AHEAD}.
   */
  public Optional<Instant> nextPermitted(Standing standing, Channel channel, Instant from) {
    ClosedSpans closed = new ClosedSpans(channel);
    Proposal ahead = proposal(standing, channel, from, ContactRule.LOOK_AHEAD);
    for (LocalCalendar calendar : ahead.calendars()) {
      rules.forEach(rule -> rule.closeInForce(standing, calendar, closed));
    }
    for (ClosedSpans.Span open : closed.open()) {
      if (open.to().isAfter(from)) {
        Instant moment = open.from().isBefore(from) ? from : open.from();
        return Optional.ofNullable(ClosedSpans.inSight(moment, from));
      }
    }
    return Optional.empty();
  }

  /**
   * The first moment from {@code from} on at which a rule forbids the contact, or {@code atMost}
   * when none does before.
   */
  public Instant permittedUntil(Standing standing, Channel channel, Instant from, Instant atMost) {
    ClosedSpans closed = new ClosedSpans(channel);
    Proposal ahead = proposal(standing, channel, from, Duration.between(from, atMost));
    for (LocalCalendar calendar : ahead.calendars()) {
      rules.forEach(rule -> rule.closeInForce(standing, calendar, closed));
    }
    for (ClosedSpans.Span span : closed.closed()) {
      if (span.to().isAfter(from)) {
        Instant first = span.from().isBefore(from) ? from : span.from();
        return first.isBefore(atMost) ? first : atMost;
      }
    }
    return atMost;
  }

  /**
   * The channels that the rules on channels leave open to the debtor at a moment, whatever its
   * hour: those that are not closed by a want of consent, of an address or the like.
   */
  public Set<Channel> openChannels(Standing standing, Instant at) {
    Set<Channel> open = EnumSet.allOf(Channel.class);
    for (LocalCalendar calendar :
        proposal(standing, Channel.PHONE, at, Duration.ZERO).calendars()) {
      for (ContactRule rule : onDebtor) {
        if (rule.concern() == ContactRule.Concern.CHANNEL) {
          rule.closeInForce(
              standing,
              calendar,
              (channels, from, to) -> {
                if (!from.isAfter(at) && to.isAfter(at)) {
                  open.removeAll(channels);
                }
              });
        }
      }
    }
    return open;
  }

  /** Which actions of {@code grid} are permitted to the debtor. */
  public PermitGrid permits(Standing standing, ActionGrid grid) {
    PreparedGrid view = prepare(standing, grid);
    return new PermitGrid(
        grid,
        view.permitted(standing, onDebtor),
        () -> view.exclusions(standing, byId),
        () -> view.takes(standing, byId));
  }

  /**
   * What each rule closes in {@code grid} by itself, in the order of the rules; one that closes
   * nothing is left out. What no rule closes is what {@link #permits} permits.
   */
  public List<RuleClosing> closings(Standing standing, ActionGrid grid) {
    return prepare(standing, grid).closings(standing, byId);
  }

  private Proposal proposal(Standing standing, Channel channel, Instant at, Duration ahead) {
    Slot moment = new Slot(at, at.plusNanos(1));
    Instant to = moment.end().plus(ahead);
    return new Proposal(
        channel,
        moment,
        zones(standing).stream().map(zone -> new LocalCalendar(zone, holidays, at, to)).toList());
  }

  /** Where the debtor may be. */
  private List<ZoneId> zones(Standing standing) {
    ZoneId known = standing.history().debtor().map(DebtorRecord::timeZone).orElse(null);
    if (known != null) {
      return List.of(known);
    }
    return zones.isEmpty() ? List.of(standing.client().timeZone()) : zones;
  }

  private PreparedGrid prepare(Standing standing, ActionGrid grid) {
    List<ZoneId> zones = zones(standing);
    @Nullable Party party = standing.client().party();
    List<PreparedGrid> known = prepared;
    for (int i = 0; i < known.size(); i++) {
      if (known.get(i).serves(grid, zones, party)) {
        return known.get(i);
      }
    }
    PreparedGrid made = new PreparedGrid(grid, zones, holidays, standing, onCalendar);
    List<PreparedGrid> newest = new ArrayList<>();
    newest.add(made);
    newest.addAll(known.subList(0, Math.min(known.size(), REMEMBERED_GRIDS - 1)));
    // Two threads may each prepare a grid and one be forgotten: that costs time and nothing else.
    prepared = List.copyOf(newest);
    return made;
  }
}
