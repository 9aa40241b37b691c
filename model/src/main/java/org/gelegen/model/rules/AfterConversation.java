package org.gelegen.model.rules;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;

/**
 * No contact for some local days after a conversation by voice, of which the day of the
 * conversation is the first. Whoever began the conversation, it counts, and so does one that ended
 * in a complaint or an opt-out. A call that is no longer remembered singly counts as one.
 *
 * <p>In the United States Regulation F, 12 CFR 1006.14(b)(2)(i)(B), (ii) and (3)(i), in force since
 * 2021-11-30: no call within 7 consecutive days after a telephone conversation about the debt. A
 * call that the debtor asked for not more than 7 consecutive days before is with its prior consent:
 * the hour of an appointment is spared.
 *
 * @param channels the channels that are closed; none named: all
 * @param days from 1 to 30, as far as a history remembers
 * @param per whether a conversation about one case closes the others, too
 */
public record AfterConversation(RuleHeader header, Set<Channel> channels, int days, CountedPer per)
    implements ContactRule {
  public AfterConversation {
    channels = Channels.named(channels);
    if (days < 1 || days > ConsecutiveDaysCap.LONGEST) {
      throw new IllegalArgumentException(
          "days must be from 1 to " + ConsecutiveDaysCap.LONGEST + " but is " + days);
    }
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new AfterConversation(header, channels, days, per);
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    List<Attempt> attempts = standing.history().attempts();
    Optional<CaseId> only = per.only(standing);
    Optional<Instant> forgotten = standing.history().callForgottenAt();
    Closings sparing = null;
    if (forgotten.isPresent()) {
      sparing = Appointment.sparingFresh(standing, calendar, days, closings);
      sparing.close(channels, forgotten.get(), opens(forgotten.get(), calendar));
    }
    for (int i = 0; i < attempts.size(); i++) {
      Attempt attempt = attempts.get(i);
      if (isConversation(attempt) && CountedPer.counts(attempt, only)) {
        if (sparing == null) {
          sparing = Appointment.sparingFresh(standing, calendar, days, closings);
        }
        sparing.close(channels, attempt.at(), opens(attempt.at(), calendar));
      }
    }
  }

  private Instant opens(Instant conversation, LocalCalendar calendar) {
    LocalDate opens = LocalDate.ofInstant(conversation, calendar.zone()).plusDays(days);
    return opens.atStartOfDay(calendar.zone()).toInstant();
  }

  /** A call of the debtor's own is one as it comes in. */
  private static boolean isConversation(Attempt attempt) {
    return attempt.spokenTo() || (!attempt.isOutbound() && attempt.channel().isVoice());
  }
}
