package org.gelegen.model.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;

/** Rule books made by hand, and what can be said of them. */
final class HandMadeBooks {
  private HandMadeBooks() {}

  static RuleBook of(ContactRule... rules) {
    return of(HolidayCalendar.none(), rules);
  }

  static RuleBook of(HolidayCalendar holidays, ContactRule... rules) {
    return new RuleBook(
        pack(List.of(DebtorStory.AMSTERDAM), rules), holidays, ClientSettings.defaults());
  }

  static RulePack pack(List<ZoneId> zones, ContactRule... rules) {
    return new RulePack("test", "NL", "1", zones, List.of(rules));
  }

  static RuleHeader header(String name) {
    return RuleHeader.fixed("test." + name, "because of " + name);
  }

  /** The moment at which clocks in Amsterdam show {@code local}; the earlier one of two. */
  static Instant amsterdam(String local) {
    return LocalDateTime.parse(local).atZone(DebtorStory.AMSTERDAM).toInstant();
  }

  static void assertAllowed(RuleBook book, Standing standing, Channel channel, Instant at) {
    assertThat(book.judge(standing, channel, at))
        .as("%s at %s", channel, at)
        .isEqualTo(new Verdict.Allowed());
  }

  static Verdict.Excluded excluded(RuleBook book, Standing standing, Channel channel, Instant at) {
    Verdict verdict = book.judge(standing, channel, at);
    assertThat(verdict).as("%s at %s", channel, at).isInstanceOf(Verdict.Excluded.class);
    return (Verdict.Excluded) verdict;
  }
}
