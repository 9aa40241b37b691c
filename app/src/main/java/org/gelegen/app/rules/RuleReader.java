package org.gelegen.app.rules;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeSet;
import org.gelegen.app.yaml.YamlKeys;
import org.gelegen.app.yaml.YamlValue;
import org.gelegen.app.yaml.YamlValue.Refused;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.HoldKind;
import org.gelegen.model.portfolio.Need;
import org.gelegen.model.portfolio.Party;
import org.gelegen.model.portfolio.WireName;
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
import org.gelegen.model.rules.InconvenientTimes;
import org.gelegen.model.rules.MissingAddresses;
import org.gelegen.model.rules.NeedOfDebtor;
import org.gelegen.model.rules.OptInChannels;
import org.gelegen.model.rules.RefusedChannels;
import org.gelegen.model.rules.RegionalHolidays;
import org.gelegen.model.rules.RollingCap;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RuleHeader.Setting;
import org.gelegen.model.rules.RuleHeader.Source;
import org.gelegen.model.rules.RuleId;
import org.gelegen.model.rules.StatedChoice;
import org.gelegen.model.rules.VoiceFirst;

/** Reads one rule of a pack: what every rule has, then what its kind asks for. */
final class RuleReader {
  /** Reads the parameters of one kind of rule. */
  @FunctionalInterface
  private interface Kind {
    ContactRule read(RuleHeader header, YamlKeys keys);
  }

  private static final Map<String, Kind> KINDS = kinds();

  private RuleReader() {}

  private static Map<String, Kind> kinds() {
    Map<String, Kind> kinds = new HashMap<>();
    kinds.put(
        "contact-hours",
        (header, keys) ->
            new ContactHours(
                header,
                keys.channels(),
                keys.days(),
                keys.require("from", YamlKeys::time),
                keys.require("to", YamlKeys::time)));
    kinds.put(
        "closed-days", (header, keys) -> new ClosedDays(header, keys.channels(), keys.days()));
    kinds.put(
        "holidays",
        (header, keys) ->
            new ClosedHolidays(header, keys.channels(), keys.set("except", text -> text)));
    kinds.put(
        "dates",
        (header, keys) -> new ClosedDates(header, keys.channels(), keys.datesByYear("dates")));
    kinds.put(
        "holiday",
        (header, keys) -> new ClosedHoliday(header, keys.channels(), keys.text("holiday")));
    kinds.put(
        "rolling-cap",
        (header, keys) ->
            new RollingCap(
                header,
                keys.channels(),
                keys.require("contacts", YamlKeys::count),
                keys.require("within", YamlKeys::duration),
                per(keys)));
    kinds.put(
        "consecutive-days-cap",
        (header, keys) ->
            new ConsecutiveDaysCap(
                header,
                keys.channels(),
                keys.require("contacts", YamlKeys::count),
                keys.require("days", YamlKeys::count),
                per(keys)));
    kinds.put(
        "after-conversation",
        (header, keys) ->
            new AfterConversation(
                header, keys.channels(), keys.require("days", YamlKeys::count), per(keys)));
    kinds.put(
        "confirmed-addresses",
        (header, keys) ->
            new ConfirmedAddresses(
                header, keys.channels(), keys.require("within", YamlKeys::duration)));
    kinds.put(
        "regional-holidays",
        (header, keys) ->
            new RegionalHolidays(header, keys.channels(), keys.setsByName("postcodes")));
    kinds.put(
        "voice-first",
        (header, keys) ->
            new VoiceFirst(
                header,
                keys.require("need", text -> WireName.require(Need.class, text)),
                keys.require("within", YamlKeys::duration),
                List.of()));
    kinds.put(
        "daily-cap",
        (header, keys) ->
            new DailyCap(header, keys.channels(), keys.require("contacts", YamlKeys::count)));
    kinds.put("closed-channels", (header, keys) -> new ClosedChannels(header, keys.channels()));
    kinds.put("opt-in", (header, keys) -> new OptInChannels(header, keys.channels()));
    kinds.put(
        "need",
        (header, keys) ->
            new NeedOfDebtor(
                header,
                keys.require("need", text -> WireName.require(Need.class, text)),
                keys.channels(),
                keys.find("unlessTried").map(RuleReader::tried).orElse(null)));
    kinds.put(
        "hold",
        (header, keys) ->
            new Hold(header, keys.require("hold", text -> WireName.require(HoldKind.class, text))));
    kinds.put("refused-channels", (header, keys) -> new RefusedChannels(header));
    kinds.put("missing-addresses", (header, keys) -> new MissingAddresses(header));
    kinds.put(
        "dead-addresses",
        (header, keys) ->
            new DeadAddresses(
                header,
                keys.require("bounces", YamlKeys::count),
                keys.require("failures", YamlKeys::count),
                keys.require("wrongParties", YamlKeys::count),
                keys.require("lasting", YamlKeys::duration)));
    kinds.put("inconvenient-times", (header, keys) -> new InconvenientTimes(header));
    kinds.put("stated-choice", (header, keys) -> new StatedChoice(header, List.of()));
    kinds.put("appointment", (header, keys) -> new Appointment(header));
    kinds.put("actionable-case", (header, keys) -> new ActionableCase(header));
    return Map.copyOf(kinds);
  }

  private static CountedPer per(YamlKeys keys) {
    return keys.find("per", text -> WireName.require(CountedPer.class, text))
        .orElse(CountedPer.DEBTOR);
  }

  private static NeedOfDebtor.Tried tried(YamlValue value) {
    YamlKeys keys = new YamlKeys(value);
    NeedOfDebtor.Tried tried =
        new NeedOfDebtor.Tried(
            keys.require("channel", text -> WireName.require(Channel.class, text)),
            keys.require("within", YamlKeys::duration));
    keys.refuseOthers();
    return tried;
  }

  /**
   * The rule that {@code value} tells.
   *
   * @param pack the name that its id must begin with
   * @throws Refused at the first thing that is wrong
   */
  static ContactRule read(String pack, YamlValue value) {
    YamlKeys keys = new YamlKeys(value);
    String kind = keys.text("kind");
    Kind reader = KINDS.get(kind);
    if (reader == null) {
      throw new Refused(
          keys.line("kind"),
          "\"kind\" must be one of "
              + String.join(", ", new TreeSet<>(KINDS.keySet()))
              + " but is \""
              + kind
              + "\"");
    }
    try {
      ContactRule rule = reader.read(header(pack, keys), keys);
      keys.refuseOthers();
      return rule;
    } catch (IllegalArgumentException e) {
      throw new Refused(keys.line(), String.valueOf(e.getMessage()));
    }
  }

  private static RuleHeader header(String pack, YamlKeys keys) {
    RuleId id = keys.require("id", RuleId::new);
    if (!id.pack().equals(pack)) {
      throw new Refused(keys.line("id"), "\"id\" must begin with \"" + pack + ".\" but is " + id);
    }
    LocalDate from = keys.require("inForceFrom", YamlKeys::date);
    Optional<LocalDate> until = keys.find("inForceUntil", YamlKeys::date);
    return new RuleHeader(
        id,
        keys.text("basis"),
        new RuleHeader.InForce(from, until.orElse(null)),
        keys.find("party", text -> WireName.require(Party.class, text)).orElse(null),
        keys.flag("memory") ? Source.MEMORY : Source.READ,
        keys.find("switch", RuleReader::setting).orElse(Setting.FIXED));
  }

  private static Setting setting(String text) {
    return switch (text) {
      case "on" -> Setting.ON;
      case "off" -> Setting.OFF;
      default -> throw new IllegalArgumentException("must be on or off but is \"" + text + "\"");
    };
  }
}
