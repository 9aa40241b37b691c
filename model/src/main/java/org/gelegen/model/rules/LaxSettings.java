package org.gelegen.model.rules;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.ContactCap;
import org.gelegen.model.settings.ClientSettings.Hours;

/** What in a client's settings is laxer than its rule pack, which counts all the same. */
public final class LaxSettings {
  private LaxSettings() {}

  /** One sentence for each setting and the first rule of the pack that is stricter. */
  public static List<String> notes(ClientSettings settings, RuleBook rules) {
    List<String> notes = new ArrayList<>();
    if (rules.packNames().size() > 1) {
      notes.add(
          "/rulePack (%s) counts beside %s, the pack of the client's country, and never instead of it"
              .formatted(rules.packNames().getLast(), rules.packNames().getFirst()));
    }
    settings.contactHours().forEach((channel, hours) -> notes.addAll(hours(channel, hours, rules)));
    for (int i = 0; i < settings.caps().size(); i++) {
      notes.addAll(cap(i, settings.caps().get(i), rules));
    }
    return notes;
  }

  private static List<String> hours(Channel channel, Hours hours, RuleBook rules) {
    return rules.rules().stream()
        .filter(rule -> rule instanceof ContactHours pack && laxer(channel, hours, pack))
        .map(
            rule ->
                note("/contactHours/" + channel.wireName(), hours.from() + "-" + hours.to(), rule))
        .limit(1)
        .toList();
  }

  private static boolean laxer(Channel channel, Hours hours, ContactHours pack) {
    return pack.channels().contains(channel)
        && (hours.from().isBefore(pack.from()) || hours.to().isAfter(pack.to()));
  }

  private static List<String> cap(int place, ContactCap cap, RuleBook rules) {
    return rules.rules().stream()
        .filter(rule -> rule instanceof RollingCap pack && laxer(cap, pack))
        .map(rule -> note("/caps/" + place, cap.contacts() + " in " + cap.within(), rule))
        .limit(1)
        .toList();
  }

  /** A cap that can never be reached before the pack's. */
  private static boolean laxer(ContactCap cap, RollingCap pack) {
    Set<Channel> capped = pack.channels();
    return pack.per() == CountedPer.DEBTOR
        && capped.containsAll(cap.channels())
        && pack.contacts() <= cap.contacts()
        && pack.within().compareTo(cap.within()) >= 0
        && !(pack.contacts() == cap.contacts() && pack.within().equals(cap.within()));
  }

  private static String note(String pointer, String set, ContactRule rule) {
    return "%s (%s) is laxer than the rule %s, which counts: %s"
        .formatted(pointer, set, rule.header().id(), rule.header().basis());
  }
}
