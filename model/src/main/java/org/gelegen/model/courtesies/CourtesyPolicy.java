package org.gelegen.model.courtesies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.DecisionBasis;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.LapsedArrangement;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Tells which courtesies are due for a debtor on a day, and when they can be made. No model is
 * asked.
 *
 * <p>A courtesy is written, never spoken: over the channel that the debtor prefers, else over one
 * that the debtor consented to, in the first permitted hour from nine on where the debtor lives.
 * Who has a hold of any kind, or once complained or opted out, gets none. A courtesy's id follows
 * from what it is for, so that it is planned once, whatever becomes of it. Not thread-safe.
 */
public final class CourtesyPolicy {
  /** Who paid longer ago than that would wonder. */
  public static final Duration THANKS_WITHIN = Duration.ofDays(3);

  private static final List<Channel> WRITTEN =
      List.of(Channel.EMAIL, Channel.PORTAL, Channel.SMS, Channel.WHATSAPP);
  private static final int CIVIL_HOUR = 9;

  private final ClientRecord client;
  private final ClientSettings settings;
  private final RuleBook rules;
  private final Day day;
  private final Map<ZoneId, ActionGrid> grids = new HashMap<>();

  public CourtesyPolicy(ClientRecord client, ClientSettings settings, RuleBook rules, Day day) {
    this.client = client;
    this.settings = settings;
    this.rules = rules;
    this.day = day;
  }

  /**
   * A day on which courtesies are made.
   *
   * @param now the moment whose knowledge counts
   * @param open what is left of it
   * @param channels those that may be used
   */
  public record Day(Instant now, Horizon open, List<Channel> channels) {
    public Day {
      channels = List.copyOf(channels);
    }
  }

  /** A courtesy that is due, and the id of its contact: the same whichever night plans it. */
  public record Due(Courtesy courtesy, CaseId caseId, ContactId contactId) {}

  /**
   * What is due for a debtor, whether or not it was planned before, in the order in which it is
   * made: a debtor gets one a night.
   *
   * @param leftAlone whether an experiment keeps the debtor from all that asks for a payment
   */
  public List<Due> due(DebtorHistory history, boolean leftAlone) {
    if (!settings.courtesies().any()
        || history.reactions().harms() > 0
        || !history.holds().isEmpty()) {
      return List.of();
    }
    Stream<Due> thanks = history.cases().stream().flatMap(this::thanks);
    return (leftAlone
            ? thanks
            : Stream.of(thanks, reminder(history), lapses(history), headsUps(history))
                .flatMap(some -> some))
        .toList();
  }

  /** The first that was not planned before. */
  public static Optional<Due> first(
      List<Due> due, DebtorHistory history, List<KnownContact> known) {
    Set<ContactId> before = new HashSet<>();
    known.forEach(contact -> before.add(contact.contactId()));
    history.attempts().forEach(attempt -> before.add(attempt.contactId()));
    return due.stream().filter(one -> !before.contains(one.contactId())).findFirst();
  }

  /**
   * The decision, named {@code id}, to make the courtesy that a debtor's turn came to, or empty
   * where none is due, or not at so many moments.
   *
   * @param turn what it came to
   */
  public Optional<Decision> decide(DebtorHistory history, DecisionId id, DecisionBasis.Turn turn) {
    // Who is left alone is thanked and nothing else, and thanks come first.
    return first(due(history, false), history, turn.known())
        .flatMap(
            due ->
                actions(due, history, turn.known()).stream()
                    .skip(turn.taken())
                    .findFirst()
                    .map(action -> decision(due, action, history, id)));
  }

  /** The decision to make a courtesy. Nothing is expected of it but its cost. */
  public Decision decision(Due due, Action action, DebtorHistory history, DecisionId id) {
    return new Decision(
        id,
        history.debtorId(),
        due.caseId(),
        day.now(),
        Unasked.UNASKED,
        Decision.Kind.CONTACT,
        new Decision.ScoredAction(action, 0, 0, 0, settings.cost(action.channel()).negate()),
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of(),
        null,
        null,
        new Approach(due.courtesy().wireName(), Tone.FRIENDLY, Offer.NONE, null, null));
  }

  /** What the rules permit of a courtesy on the day, the best first. */
  public List<Action> actions(Due due, DebtorHistory history, List<KnownContact> known) {
    ActionGrid grid =
        grids.computeIfAbsent(
            history.zone(), zone -> new ActionGrid(zone, day.open().slots(zone), WRITTEN));
    List<Attempt> pending =
        known.stream().filter(KnownContact::isPending).map(KnownContact::asAttempt).toList();
    PermitGrid permits =
        rules.permits(new Standing(client, history, due.caseId(), pending, due.courtesy()), grid);
    return channels(history).stream()
        .flatMap(channel -> actions(grid, channel))
        .filter(permits::permitted)
        .map(grid::action)
        .toList();
  }

  /** The actions of a channel, those at a civil hour first. */
  private static Stream<Integer> actions(ActionGrid grid, Channel channel) {
    int position = grid.channels().indexOf(channel);
    return IntStream.range(0, grid.slots().size())
        .boxed()
        .sorted(Comparator.comparing((Integer slot) -> grid.hour(slot) < CIVIL_HOUR))
        .map(slot -> grid.actionIndex(position, slot));
  }

  /** The channels to write over, the best first. */
  private Set<Channel> channels(DebtorHistory history) {
    Set<Channel> channels = new LinkedHashSet<>();
    @Nullable DebtorRecord debtor = history.debtor().orElse(null);
    if (debtor == null) {
      return channels;
    }
    if (debtor.preferredChannel() != null && WRITTEN.contains(debtor.preferredChannel())) {
      channels.add(debtor.preferredChannel());
    }
    for (Channel channel : WRITTEN) {
      Address address = debtor.channels().get(channel);
      if (address != null && Boolean.TRUE.equals(address.consent())) {
        channels.add(channel);
      }
    }
    channels.retainAll(day.channels());
    return channels;
  }

  private Stream<Due> thanks(CaseState paid) {
    Instant paidAt = paid.paidUpAt();
    if (!settings.courtesies().thankYou()
        || paidAt == null
        || paidAt.isBefore(day.now().minus(THANKS_WITHIN))) {
      return Stream.empty();
    }
    return Stream.of(due(Courtesy.THANK_YOU, paid.version().caseId(), paidAt.toString()));
  }

  /** Of a promise without a payment since. */
  private Stream<Due> reminder(DebtorHistory history) {
    Duration after = settings.courtesies().promiseReminder();
    Instant promisedAt = history.promises().openAt();
    if (after == null
        || promisedAt == null
        || day.now().isBefore(promisedAt.plus(after))
        || history.promises().broken(day.now()) > history.promises().broken()) {
      return Stream.empty();
    }
    return history.actionableCase(day.now()).stream()
        .map(
            subject ->
                new Due(
                    Courtesy.PROMISE_REMINDER,
                    subject.version().caseId(),
                    id(
                        Courtesy.PROMISE_REMINDER,
                        history.debtorId().value(),
                        promisedAt.toString())));
  }

  /** Of an arrangement under which nothing was paid for too long. */
  private Stream<Due> lapses(DebtorHistory history) {
    LapsedArrangement lapsed = settings.courtesies().lapsedArrangement();
    return lapsed == null
        ? Stream.empty()
        : Lapse.of(history, lapsed, day.now())
            .map(
                lapse ->
                    due(
                        Courtesy.ARRANGEMENT_REMINDER,
                        lapse.subject().version().caseId(),
                        lapse.since().toString()));
  }

  /**
   * Of what falls due in the next days, for who paid late before: another one where the case is to
   * be paid on another day.
   */
  private Stream<Due> headsUps(DebtorHistory history) {
    int days = settings.courtesies().headsUp();
    return days == 0
        ? Stream.empty()
        : history.actionableCases(day.now()).stream()
            .map(CaseState::version)
            .filter(version -> fallsDueIn(version.dueDate(), days))
            .filter(version -> PaidLate.before(history, version.caseId(), day.now()))
            .map(version -> due(Courtesy.HEADS_UP, version.caseId(), dueDate(version)));
  }

  private static String dueDate(CaseRecord version) {
    return Objects.requireNonNull(version.dueDate()).toString();
  }

  private boolean fallsDueIn(@Nullable LocalDate due, int days) {
    LocalDate date = LocalDate.ofInstant(day.open().from(), client.timeZone());
    return due != null && due.isAfter(date) && !due.isAfter(date.plusDays(days));
  }

  private Due due(Courtesy courtesy, CaseId caseId, String since) {
    return new Due(courtesy, caseId, id(courtesy, caseId.value(), since));
  }

  /**
   * Names a contact.
   *
   * @param about the id of the case, or of the debtor where it is about no case in particular
   */
  private ContactId id(Courtesy courtesy, String about, String since) {
    byte[] digest =
        digest("courtesy|" + client.clientId() + "|" + courtesy + "|" + about + "|" + since);
    return new ContactId(courtesy.wireName() + "-" + HexFormat.of().formatHex(digest, 0, 10));
  }

  private static byte[] digest(String text) {
    try {
      return MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("this Java has no SHA-256", e);
    }
  }
}
