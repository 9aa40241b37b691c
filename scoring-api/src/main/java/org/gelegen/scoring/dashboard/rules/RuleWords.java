package org.gelegen.scoring.dashboard.rules;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.format.TextStyle;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.rules.ActionableCase;
import org.gelegen.model.rules.AfterConversation;
import org.gelegen.model.rules.Appointment;
import org.gelegen.model.rules.ClosedChannels;
import org.gelegen.model.rules.ClosedDates;
import org.gelegen.model.rules.ClosedDays;
import org.gelegen.model.rules.ClosedHoliday;
import org.gelegen.model.rules.ClosedHolidays;
import org.gelegen.model.rules.ConfirmedAddresses;
import org.gelegen.model.rules.ConsecutiveDaysCap;
import org.gelegen.model.rules.ContactHours;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.CountedPer;
import org.gelegen.model.rules.DailyCap;
import org.gelegen.model.rules.DeadAddresses;
import org.gelegen.model.rules.Hold;
import org.gelegen.model.rules.HolidaysElsewhere;
import org.gelegen.model.rules.InconvenientTimes;
import org.gelegen.model.rules.MissingAddresses;
import org.gelegen.model.rules.NeedOfDebtor;
import org.gelegen.model.rules.OptInChannels;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RegionalHolidays;
import org.gelegen.model.rules.RollingCap;
import org.gelegen.model.rules.StatedChoice;
import org.gelegen.model.rules.UntilPayday;
import org.gelegen.model.rules.VoiceFirst;
import org.gelegen.scoring.dashboard.pages.Formats;
import org.gelegen.scoring.dashboard.pages.Texts;

/** Tells rules in the reader's words. */
public record RuleWords(Texts texts, Formats formats) {
  private static final Set<Channel> ALL = EnumSet.allOf(Channel.class);

  /**
   * What a rule says.
   *
   * @param words a sentence
   * @param channels which channels it may close, in words
   */
  public record Said(String words, String channels) {}

  Said of(ContactRule rule) {
    return switch (rule) {
      case ActionableCase _ -> said(ALL, "rules.says.actionable-case");
      case AfterConversation after ->
          said(after.channels(), "rules.says.after-conversation", after.days(), per(after.per()));
      case Appointment _ -> said(ALL, "rules.says.appointment");
      case ClosedChannels closed -> said(closed.channels(), "rules.says.closed-channels");
      case ClosedDates closed ->
          said(
              closed.channels(),
              "rules.says.closed-dates",
              closed.dates().stream().sorted().map(formats::day).collect(Collectors.joining(", ")));
      case ClosedDays closed ->
          said(closed.channels(), "rules.says.closed-days", days(closed.days()));
      case ClosedHoliday closed ->
          said(closed.channels(), "rules.says.closed-holiday", holiday(closed.holiday()));
      case ClosedHolidays closed -> holidays(closed);
      case ConfirmedAddresses confirmed ->
          said(confirmed.channels(), "rules.says.confirmed-addresses", length(confirmed.within()));
      case ConsecutiveDaysCap cap ->
          said(
              cap.channels(),
              "rules.says.consecutive-days-cap",
              cap.contacts(),
              cap.days(),
              per(cap.per()));
      case ContactHours hours -> hours(hours);
      case DailyCap cap -> said(cap.channels(), "rules.says.daily-cap", cap.contacts());
      case DeadAddresses dead ->
          said(
              ALL,
              "rules.says.dead-addresses",
              dead.bounces(),
              dead.failures(),
              dead.wrongParties(),
              length(dead.lasting()));
      case Hold hold ->
          said(ALL, "rules.says.hold", texts.of("debtors.hold." + hold.kind().wireName()));
      case HolidaysElsewhere elsewhere -> of(elsewhere.rule());
      case InconvenientTimes _ -> said(ALL, "rules.says.inconvenient-times");
      case MissingAddresses _ -> said(ALL, "rules.says.missing-addresses");
      case NeedOfDebtor need -> need(need);
      case OptInChannels optIn -> said(optIn.channels(), "rules.says.opt-in");
      case RefusedChannels _ -> said(ALL, "rules.says.refused-channels");
      case RegionalHolidays closed -> said(closed.channels(), "rules.says.regional-holidays");
      case RollingCap cap ->
          said(
              cap.channels(),
              "rules.says.rolling-cap",
              cap.contacts(),
              length(cap.within()),
              per(cap.per()));
      case StatedChoice _ -> said(ALL, "rules.says.stated-choice");
      case UntilPayday until -> said(ALL, "rules.says.until-payday", until.days());
      case VoiceFirst voice ->
          said(
              EnumSet.complementOf(EnumSet.of(Channel.PHONE, Channel.IVR)),
              "rules.says.voice-first",
              need(voice.need().wireName()),
              length(voice.within()));
    };
  }

  private Said holidays(ClosedHolidays closed) {
    return closed.except().isEmpty()
        ? said(closed.channels(), "rules.says.closed-holidays")
        : said(
            closed.channels(),
            "rules.says.closed-holidays-but",
            closed.except().stream().sorted().map(this::holiday).collect(Collectors.joining(", ")));
  }

  private Said hours(ContactHours hours) {
    return hours.days().size() == DayOfWeek.values().length
        ? said(
            hours.channels(),
            "rules.says.contact-hours",
            hours.from().toString(),
            hours.to().toString())
        : said(
            hours.channels(),
            "rules.says.contact-hours-on",
            hours.from().toString(),
            hours.to().toString(),
            days(hours.days()));
  }

  private Said need(NeedOfDebtor need) {
    NeedOfDebtor.Tried unless = need.unless();
    return unless == null
        ? said(need.channels(), "rules.says.need", need(need.need().wireName()))
        : said(
            need.channels(),
            "rules.says.need-unless",
            need(need.need().wireName()),
            channel(unless.channel()),
            length(unless.within()));
  }

  private String need(String wireName) {
    return texts.of("debtors.need." + wireName);
  }

  private Said said(Set<Channel> channels, String key, Object... places) {
    return new Said(
        texts.of(key, places),
        channels.containsAll(ALL)
            ? texts.of("rules.all-channels")
            : channels.stream().sorted().map(this::channel).collect(Collectors.joining(", ")));
  }

  private String channel(Channel channel) {
    return texts.of("channel." + channel.wireName());
  }

  private String per(CountedPer per) {
    return texts.of("rules.per." + per.wireName());
  }

  private String length(Duration length) {
    if (length.equals(Duration.ofDays(length.toDays()))) {
      return texts.of("rules.days", length.toDays());
    }
    return length.equals(Duration.ofHours(length.toHours()))
        ? texts.of("rules.hours", length.toHours())
        : texts.of("rules.minutes", length.toMinutes());
  }

  private String days(Set<DayOfWeek> days) {
    return days.stream()
        .sorted()
        .map(day -> day.getDisplayName(TextStyle.FULL, formats.locale()))
        .collect(Collectors.joining(", "));
  }

  /**
   * What a day is called, or the calendar's own name where it has no other, such as {@code good
   * friday} of {@code christian.GOOD_FRIDAY}.
   */
  private String holiday(String name) {
    String key = "rules.holiday." + name;
    return texts.has(key)
        ? texts.of(key)
        : name.substring(name.lastIndexOf('.') + 1).replace('_', ' ').toLowerCase(Locale.ROOT);
  }
}
