package org.gelegen.model.courtesies;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.DecisionId;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.Unasked;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.records.CaseRecord;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.LapsedArrangement;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Horizon;
import org.jspecify.annotations.Nullable;

/**
 * Tells which courtesies are due for a debtor on a day, and when they can be made. No model is
 * asked.
 *
 * <p>Who has a hold of any kind, or once complained or opted out, gets none. A courtesy's id
 * follows from what it is for, so that it is planned once, whatever becomes of it. Not thread-safe.
 */
public final class CourtesyPolicy {
  /** Who paid longer ago than that would wonder. */
  public static final Duration THANKS_WITHIN = Duration.ofDays(3);

  private final ClientRecord client;
  private final ClientSettings settings;
  private final Day day;
  private final CourtesyHours hours;

  public CourtesyPolicy(ClientRecord client, ClientSettings settings, RuleBook rules, Day day) {
    this.client = client;
    this.settings = settings;
    this.day = day;
    hours = new CourtesyHours(client, rules, day);
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

  /** Those of the contacts that were ever planned with a debtor that a courtesy depends on. */
  public static List<KnownContact> bearing(List<Due> due, List<KnownContact> known) {
    return known.stream()
        .filter(
            contact ->
                contact.isPending()
                    || due.stream().anyMatch(one -> one.contactId().equals(contact.contactId())))
        .toList();
  }

  /**
   * Makes a decision to make a courtesy again, in its hour where that was open, or answers empty
   * where none is due or permitted.
   *
   * @param known as {@link #bearing} left them
   */
  public Optional<Decision> again(
      DebtorHistory history, Decision stored, List<KnownContact> known) {
    // Who is left alone is thanked and nothing else, and thanks come first.
    return first(due(history, false), history, known)
        .flatMap(due -> again(due, history, stored, hours.open(due, history, known)));
  }

  private Optional<Decision> again(
      Due due, DebtorHistory history, Decision stored, List<Action> open) {
    ScoredAction chosen = stored.chosen();
    return open.stream()
        .filter(action -> chosen != null && action.equals(chosen.action()))
        .findFirst()
        .or(() -> open.stream().findFirst())
        .map(action -> decision(due, action, history, stored.decisionId()));
  }

  /** What the rules permit of a courtesy on the day, the best first. */
  public List<Action> open(Due due, DebtorHistory history, List<KnownContact> known) {
    return hours.open(due, history, known);
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
        new ScoredAction(action, 0, 0, 0, settings.cost(action.channel()).negate()),
        1,
        List.of(),
        List.of(),
        Explanation.none(),
        List.of(),
        null,
        null,
        new Approach(due.courtesy().wireName(), Tone.FRIENDLY, Offer.NONE, null, null));
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
