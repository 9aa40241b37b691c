package org.gelegen.scheduler.planning;

import java.util.Arrays;

/**
 * Turns prices into a choice that exceeds no capacity: debtors bid for places.
 *
 * <p>A debtor without a place bids for the cell where it gains most, up to the point where it would
 * gain as much elsewhere, and a little more (the increment). A full cell gives its lowest bidder
 * back, who bids again. Prices only rise, so it ends, and the choice is worth at most one increment
 * a debtor less than the best at the days' prices, but for cells that started dearer than they had
 * to be and stay partly empty; {@link Improvement} sees to those.
 *
 * @see "Bertsekas, Castañon: The auction algorithm for the transportation problem, Annals of
 *     Operations Research 20, 1989"
 */
final class Auction {
  private final DebtorOptions options;
  private final Limits limits;
  private final Prices prices;
  private final Choice choice;

  /** By cell, who holds its places, by what they bid. */
  private final LowestFirst[] bids;

  private int[] waiting;
  private int waitingCount;

  /**
   * Prepares an auction.
   *
   * @param prices where bidding starts; the cells' prices move
   */
  Auction(DebtorOptions options, Limits limits, Prices prices) {
    this.options = options;
    this.limits = limits;
    this.prices = prices;
    choice = new Choice(options, limits);
    bids = new LowestFirst[limits.cells()];
    Arrays.setAll(bids, cell -> new LowestFirst());
    waiting = new int[Math.max(16, options.debtors())];
  }

  /**
   * Runs until nobody wants to bid.
   *
   * @param increment in the unit of the values, positive; it doubles when bidding drags on
   */
  Choice run(double increment) {
    for (int debtor = options.debtors() - 1; debtor >= 0; debtor--) {
      push(debtor);
    }
    double step = increment;
    long patience = 40L * options.debtors() + 1000;
    for (long bid = 1; waitingCount > 0; bid++) {
      bid(waiting[--waitingCount], step);
      if (bid % patience == 0) {
        step *= 2;
      }
    }
    return choice;
  }

  private void bid(int debtor, double increment) {
    int best = CampaignPlan.NONE;
    double bestNet = 0;
    double next = 0;
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      int cell = options.cell(option);
      if (cell >= 0 && limits.capacity(cell) == 0) {
        continue;
      }
      double net = prices.net(options, option);
      if (net > bestNet) {
        if (best != CampaignPlan.NONE && options.cell(best) != cell) {
          next = bestNet;
        }
        best = option;
        bestNet = net;
      } else if (net > next && best != CampaignPlan.NONE && options.cell(best) != cell) {
        next = net;
      }
    }
    if (best == CampaignPlan.NONE) {
      return;
    }
    choice.set(debtor, best);
    int cell = options.cell(best);
    if (cell >= 0 && limits.capacity(cell) < Limits.UNLIMITED) {
      place(debtor, cell, prices.cells()[cell] + bestNet - next + increment);
    }
  }

  private void place(int debtor, int cell, double bid) {
    LowestFirst here = bids[cell];
    here.add(debtor, bid);
    int capacity = limits.capacity(cell);
    if (here.size() > capacity) {
      int loser = here.remove();
      choice.set(loser, CampaignPlan.NONE);
      push(loser);
    }
    if (here.size() == capacity) {
      prices.cells()[cell] = Math.max(prices.cells()[cell], here.lowest());
    }
  }

  private void push(int debtor) {
    if (waitingCount == waiting.length) {
      waiting = Arrays.copyOf(waiting, waiting.length * 2);
    }
    waiting[waitingCount++] = debtor;
  }
}
