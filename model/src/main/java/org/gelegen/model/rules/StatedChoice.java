package org.gelegen.model.rules;

import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.DebtorRecord;

/**
 * The debtor's own choice of a channel binds: no contact over any other, as long as the rules on
 * channels leave the chosen one open. An address that is missing, a refusal, a consent that is not
 * there or a need releases it; hours, days and caps do not, because they pass.
 *
 * @param onChannels the rules that say which channels may be used at all
 */
public record StatedChoice(RuleHeader header, List<ContactRule> onChannels) implements ContactRule {
  public StatedChoice {
    onChannels = List.copyOf(onChannels);
  }

  @Override
  public Concern concern() {
    return Concern.STANDING;
  }

  @Override
  public ContactRule withHeader(RuleHeader header) {
    return new StatedChoice(header, onChannels);
  }

  StatedChoice releasedBy(List<ContactRule> rules) {
    return new StatedChoice(
        header, rules.stream().filter(rule -> rule.concern() == Concern.CHANNEL).toList());
  }

  @Override
  public void close(Standing standing, LocalCalendar calendar, Closings closings) {
    Channel chosen = standing.history().debtor().map(DebtorRecord::preferredChannel).orElse(null);
    if (chosen == null) {
      return;
    }
    ClosedSpans closed = new ClosedSpans(chosen);
    for (ContactRule rule : onChannels) {
      rule.closeInForce(standing, calendar, closed);
    }
    Closings sparing = Appointment.sparing(standing, calendar, closings);
    Set<Channel> others = Channels.allBut(chosen);
    for (ClosedSpans.Span open : closed.open()) {
      sparing.close(others, open.from(), open.to());
    }
  }
}
