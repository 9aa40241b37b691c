package org.gelegen.model.courtesies;

import java.time.ZoneId;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.gelegen.model.campaign.KnownContact;
import org.gelegen.model.history.Attempt;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.rules.PermitGrid;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.Standing;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.ActionGrid;
import org.jspecify.annotations.Nullable;

/**
 * When, and over which channel, a courtesy can be made.
 *
 * <p>It is written, never spoken: over the channel that the debtor prefers, else over one that the
 * debtor consented to, in the first permitted hour from nine on where the debtor lives. Not
 * thread-safe.
 */
final class CourtesyHours {
  private static final List<Channel> WRITTEN =
      List.of(Channel.EMAIL, Channel.PORTAL, Channel.SMS, Channel.WHATSAPP);
  private static final int CIVIL_HOUR = 9;

  private final ClientRecord client;
  private final RuleBook rules;
  private final CourtesyPolicy.Day day;
  private final Map<ZoneId, ActionGrid> grids = new HashMap<>();

  CourtesyHours(ClientRecord client, RuleBook rules, CourtesyPolicy.Day day) {
    this.client = client;
    this.rules = rules;
    this.day = day;
  }

  /** What the rules permit of a courtesy on the day, the best first. */
  List<Action> open(CourtesyPolicy.Due due, DebtorHistory history, List<KnownContact> known) {
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
}
