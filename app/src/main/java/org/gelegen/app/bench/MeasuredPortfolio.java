package org.gelegen.app.bench;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.app.lab.LearnedPortfolio;
import org.gelegen.app.rules.RulePacks;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Decider;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.gelegen.model.slots.Slot;

/**
 * The debtors that decisions are made for while their speed is measured.
 *
 * @param now the moment whose knowledge counts
 * @param histories of the debtors with a case to act on, at least one
 */
public record MeasuredPortfolio(Decider decider, Instant now, List<DebtorHistory> histories) {
  private static final Duration HORIZON = Duration.ofDays(7);

  public MeasuredPortfolio {
    histories = histories.stream().filter(history -> history.actionableCase().isPresent()).toList();
    if (histories.isEmpty()) {
      throw new GelegenException("no debtor has an open case: there is nothing to decide");
    }
  }

  /** A simulated portfolio under the shipped rules and default settings. */
  public static MeasuredPortfolio of(LearnedPortfolio learned) {
    ClientSettings settings = ClientSettings.defaults();
    return new MeasuredPortfolio(
        new Decider(
            learned.client(),
            settings,
            RulePacks.shipped().forClient(learned.client(), settings),
            learned.model(),
            "simulated"),
        learned.morning(),
        learned.histories());
  }

  /**
   * What is open to the debtors of a zone in the coming week: the channels that the client uses in
   * the hours in which anybody could be contacted, as when a night is planned.
   */
  public ActionGrid grid(ZoneId zone) {
    List<Slot> slots = new Horizon(now, HORIZON).slots(zone);
    List<Slot> open = decider.openSlots(zone, slots);
    List<Channel> channels = new ArrayList<>(List.of(Channel.values()));
    channels.retainAll(decider.settings().channels());
    return new ActionGrid(zone, open.isEmpty() ? slots : open, channels);
  }
}
