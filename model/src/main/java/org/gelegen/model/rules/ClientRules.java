package org.gelegen.model.rules;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;

/** What a client's own settings forbid, beside the pack: settings can only make it stricter. */
final class ClientRules {
  private static final String BASIS = "the client's own settings: ";

  private ClientRules() {}

  static List<ContactRule> of(ClientSettings settings) {
    List<ContactRule> rules = new ArrayList<>();
    EnumSet<Channel> unused = EnumSet.allOf(Channel.class);
    unused.removeAll(settings.channels());
    if (!unused.isEmpty()) {
      rules.add(new ClosedChannels(header("channels", "channels that are not used"), unused));
    }
    settings
        .contactHours()
        .forEach(
            (channel, hours) ->
                rules.add(
                    new ContactHours(
                        header(
                            "contact-hours-" + channel.wireName(),
                            "contact hours for "
                                + channel.wireName()
                                + " from "
                                + hours.from()
                                + " to "
                                + hours.to()),
                        Set.of(channel),
                        Set.of(),
                        hours.from(),
                        hours.to())));
    for (int i = 0; i < settings.caps().size(); i++) {
      ClientSettings.ContactCap cap = settings.caps().get(i);
      rules.add(
          new RollingCap(
              header(
                  "cap-" + (i + 1), "not more than " + cap.contacts() + " in any " + cap.within()),
              cap.channels(),
              cap.contacts(),
              cap.within()));
    }
    int untilPayday = settings.courtesies().untilPayday();
    if (untilPayday > 0) {
      rules.add(
          new UntilPayday(
              header("until-payday", "the payday is at most " + untilPayday + " days away"),
              untilPayday));
    }
    return rules;
  }

  private static RuleHeader header(String id, String what) {
    return RuleHeader.fixed(RuleId.CLIENT + "." + id, BASIS + what);
  }
}
