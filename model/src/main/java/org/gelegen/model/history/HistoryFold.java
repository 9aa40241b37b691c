package org.gelegen.model.history;

import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.Objects;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
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
 * From one history to a later one: what each record changes of which part.
 *
 * <p><b>Reached and answered for</b> follow the contract: an attempt is reached by attention, the
 * right party or any response within 72 hours, a letter when it was not returned; it is answered
 * for by a payment or an answering result within 14 days and before the next contact on its case.
 * An outcome is credited to the hour of the attempt; the hour of the outcome itself is a sign of
 * life.
 *
 * <p>The parts are values: a history made halfway stays what it was. Not thread-safe.
 */
final class HistoryFold {
  final DebtorId debtorId;
  final ZoneId clientZone;
  private final boolean keepsAllCases;
  @Nullable PortfolioRecord last;
  @Nullable DebtorRecord debtor;
  Cases cases;
  Holds holds;
  Attempts attempts;
  ChannelHistories channels;
  SignsOfLife signsOfLife;
  Payments payments;
  Promises promises;
  Reactions reactions;

  /** Begins with nothing known. */
  HistoryFold(DebtorId debtorId, ZoneId clientZone) {
    this(debtorId, clientZone, false);
  }

  /** Begins with nothing known, and keeps all settled cases. */
  static HistoryFold keepingAllCases(DebtorId debtorId, ZoneId clientZone) {
    return new HistoryFold(debtorId, clientZone, true);
  }

  private HistoryFold(DebtorId debtorId, ZoneId clientZone, boolean keepsAllCases) {
    this.debtorId = debtorId;
    this.clientZone = clientZone;
    this.keepsAllCases = keepsAllCases;
    cases = Cases.NONE;
    holds = Holds.NONE;
    attempts = Attempts.NONE;
    channels = ChannelHistories.NONE;
    signsOfLife = SignsOfLife.NONE;
    payments = Payments.NONE;
    promises = Promises.NONE;
    reactions = Reactions.NONE;
  }

  /** Goes on from {@code history}. */
  HistoryFold(DebtorHistory history) {
    debtorId = history.debtorId;
    clientZone = history.clientZone;
    keepsAllCases = false;
    last = history.last;
    debtor = history.debtor;
    cases = history.cases;
    holds = history.holds;
    attempts = history.attempts;
    channels = history.channels;
    signsOfLife = history.signsOfLife;
    payments = history.payments;
    promises = history.promises;
    reactions = history.reactions;
  }

  /** Takes a record that does not come before the last one. */
  void add(PortfolioRecord record) {
    fadeUntil(record.at());
    last = record;
    switch (record) {
      case DebtorRecord version -> add(version);
      case CaseRecord version ->
          cases = keepsAllCases ? cases.withAllKept(version) : cases.with(version);
      case HoldRecord version -> holds = holds.with(version);
      case ContactRecord contact -> add(contact);
      case OutcomeRecord outcome -> add(outcome);
      case PaymentRecord payment -> add(payment);
      case ClientRecord client ->
          throw new IllegalArgumentException(
              "the record of client " + client.clientId() + " is not a debtor's");
    }
  }

  private void fadeUntil(Instant at) {
    double factor = last == null ? 1 : Forgetting.factor(last.at(), at);
    if (factor < 1) {
      channels = channels.faded((float) factor);
      signsOfLife = signsOfLife.faded((float) factor);
      payments = payments.faded((float) factor);
      reactions = reactions.faded((float) factor);
    }
    promises = promises.asOf(at);
    attempts = attempts.asOf(at);
    holds = holds.asOf(at);
  }

  private void add(DebtorRecord version) {
    DebtorRecord before = debtor;
    debtor = version;
    version
        .channels()
        .forEach(
            (channel, address) -> {
              if (before != null && !Objects.equals(address(before, channel), address.address())) {
                channels =
                    channels.with(channel, channels.over(channel).withAddressSince(version.at()));
              }
              if (Boolean.TRUE.equals(address.consent())) {
                channels = channels.with(channel, channels.over(channel).withConsent());
              }
            });
  }

  private static @Nullable String address(DebtorRecord version, Channel channel) {
    Address address = version.channels().get(channel);
    return address == null ? null : address.address();
  }

  private void add(ContactRecord contact) {
    Attempt attempt = Attempt.of(contact);
    attempts = attempts.with(attempt);
    ChannelHistory before = channels.over(contact.channel());
    if (!attempt.isOutbound()) {
      reactions = reactions.withInbound();
      channels = channels.with(contact.channel(), before.withSign().withUsedAddress());
      addSign(contact.at(), contact.channel().isVoice());
      return;
    }
    HourOfWeek hour = HourOfWeek.of(local(contact.at()));
    channels =
        channels.with(
            contact.channel(),
            contact.channel() == Channel.LETTER
                ? before.withLetter(contact.at(), hour)
                : before.withAttempt(contact.at(), hour));
    cases = cases.withContact(contact.caseId(), contact.at(), contact.template());
    for (CaseId other : contact.alsoCaseIds()) {
      cases = cases.withContact(other, contact.at(), null);
    }
  }

  private void add(OutcomeRecord outcome) {
    OutcomeResult result = outcome.result();
    attempts = attempts.withTold(outcome.contactId());
    Attempt attempt = attempts.find(outcome.contactId());
    if (attempt != null) {
      credit(attempt, outcome);
      if (attempt.isOutbound()) {
        judgeAddress(attempt, outcome);
      }
      if (result == OutcomeResult.BOUNCED || result == OutcomeResult.FAILED) {
        cases = cases.withReturned(attempt.caseId(), attempt.at());
        attempts = attempts.withAstray(attempt.contactId());
      }
    }
    Channel channel = attempt == null ? outcome.channel() : attempt.channel();
    if (result.reaches()) {
      addSign(outcome.at(), channel != null && channel.isVoice());
    }
    if (result == OutcomeResult.PROMISE || result == OutcomeResult.ARRANGEMENT) {
      promises = promises.with(outcome.at());
    }
    if (result == OutcomeResult.CALLBACK_REQUEST) {
      reactions = reactions.withCallback(outcome.callbackAt(), outcome.at());
    }
    if (result.harms()) {
      reactions = reactions.withHarm();
    }
    if (result == OutcomeResult.OPT_OUT) {
      addOptOut(channel, outcome.at());
    }
  }

  private void judgeAddress(Attempt attempt, OutcomeRecord outcome) {
    ChannelHistory before = channels.over(attempt.channel());
    ChannelHistory after = before.withResult(outcome.result(), attempt.at(), outcome.at());
    if (!after.equals(before)) {
      channels = channels.with(attempt.channel(), after);
    }
  }

  /** Where the channel is unknown, every channel counts as refused. */
  private void addOptOut(@Nullable Channel channel, Instant at) {
    channels =
        channel == null
            ? channels.withOptOutOfAll(at)
            : channels.with(channel, channels.over(channel).withOptOut(at));
  }

  private void credit(Attempt attempt, OutcomeRecord outcome) {
    OutcomeResult result = outcome.result();
    boolean inTime = !outcome.at().isAfter(attempt.at().plus(DebtorHistory.REACH_WINDOW));
    if (result.reaches() && inTime && attempt.isOutbound()) {
      creditReach(attempt, result);
    } else if (result.harms() && inTime && attempt.channel().isVoice()) {
      // Who complains or opts out in a call was spoken to, which is not to say that it reached.
      attempts = attempts.replacing(attempt, attempt.asSpokenTo());
    } else if (result == OutcomeResult.BOUNCED
        && attempt.channel() == Channel.LETTER
        && attempt.reached()) {
      ChannelHistory before = channels.over(attempt.channel());
      channels = channels.with(attempt.channel(), before.withReturn(hour(attempt)));
      attempts = attempts.replacing(attempt, attempt.asMissed());
    }
    if (result.answersFor()) {
      creditAnswer(attempt.caseId(), outcome.at());
    }
  }

  private void creditReach(Attempt attempt, OutcomeResult result) {
    ChannelHistory before = channels.over(attempt.channel());
    channels =
        channels.with(
            attempt.channel(),
            attempt.reached() ? before.withSign() : before.withReach(hour(attempt)));
    boolean conversation =
        attempt.channel().isVoice()
            && (result == OutcomeResult.RIGHT_PARTY
                || result.kind() == OutcomeResult.Kind.RESPONSE);
    attempts = attempts.replacing(attempt, attempt.asReached(conversation));
  }

  private void add(PaymentRecord payment) {
    cases = cases.withPayment(payment.caseId(), payment.amount(), payment.at());
    if (payment.amount().signum() < 0) {
      return;
    }
    payments = payments.with(payment.at(), local(payment.at()));
    promises = promises.withPayment();
    addSign(payment.at(), false);
    creditAnswer(payment.caseId(), payment.at());
  }

  /** Credits an answer to the last contact on the case, or on any case where none is named. */
  private void creditAnswer(@Nullable CaseId caseId, Instant at) {
    reactions = reactions.withAnswer(at);
    Attempt attempt = attempts.lastOutbound(caseId);
    if (attempt != null
        && !attempt.answered()
        && !at.isAfter(attempt.at().plus(DebtorHistory.ANSWER_WINDOW))) {
      ChannelHistory before = channels.over(attempt.channel());
      channels = channels.with(attempt.channel(), before.withAnswer());
      attempts = attempts.replacing(attempt, attempt.asAnswered());
    }
  }

  private void addSign(Instant at, boolean voice) {
    ZonedDateTime local = local(at);
    signsOfLife = voice ? signsOfLife.withVoice(at, local) : signsOfLife.withOther(at, local);
  }

  private HourOfWeek hour(Attempt attempt) {
    return HourOfWeek.of(local(attempt.at()));
  }

  private ZonedDateTime local(Instant at) {
    return at.atZone(DebtorHistory.zone(debtor, clientZone));
  }
}
