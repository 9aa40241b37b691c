package org.gelegen.scheduler.planning;

import java.util.Arrays;

/**
 * Brings a choice within its budgets, then moves debtors to better options that have room: what
 * prices alone leave over. Takes a few bytes a debtor.
 */
final class Improvement {
  private static final int ROUNDS = 8;
  private static final double WORTHWHILE = 1e-9;

  private final DebtorOptions options;
  private final Limits limits;
  private final Prices prices;
  private final Choice choice;

  Improvement(DebtorOptions options, Limits limits, Prices prices, Choice choice) {
    this.options = options;
    this.limits = limits;
    this.prices = prices;
    this.choice = choice;
  }

  void run() {
    for (int day = 0; day < limits.days(); day++) {
      if (choice.overspent(day)) {
        economise(day);
      }
    }
    int round = 0;
    while (round < ROUNDS && moveWhereThereIsRoom()) {
      round++;
    }
  }

  /** Gives up what is lost least by, per unit of money saved, until the day's budget holds. */
  private void economise(int day) {
    LowestFirst queue = new LowestFirst();
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      enqueue(debtor, day, queue);
    }
    while (choice.overspent(day)) {
      double lowest = queue.lowest();
      int debtor = queue.remove();
      // What the retreat was to may be taken by now: then the debtor queues again with the next.
      int retreat = cheapestRetreat(debtor, day);
      double loss = loss(debtor, retreat, day);
      if (loss > lowest) {
        queue.add(debtor, loss);
      } else {
        choice.set(debtor, retreat);
        enqueue(debtor, day, queue);
      }
    }
  }

  private void enqueue(int debtor, int day, LowestFirst queue) {
    int current = choice.of(debtor);
    if (current != CampaignPlan.NONE && options.day(current) == day && options.cost(current) > 0) {
      queue.add(debtor, loss(debtor, cheapestRetreat(debtor, day), day));
    }
  }

  /** The change that saves on {@code day} what the debtor has there and loses least per unit. */
  private int cheapestRetreat(int debtor, int day) {
    int best = CampaignPlan.NONE;
    double least = loss(debtor, best, day);
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      if (options.value(option) > 0 && choice.canTake(debtor, option)) {
        double loss = loss(debtor, option, day);
        if (loss < least) {
          best = option;
          least = loss;
        }
      }
    }
    return best;
  }

  /** What a debtor loses by a change per unit that it saves on a day; infinite: saves nothing. */
  private double loss(int debtor, int option, int day) {
    int current = choice.of(debtor);
    boolean stays = option != CampaignPlan.NONE && options.day(option) == day;
    double saved = options.cost(current) - (stays ? options.cost(option) : 0);
    return saved > 0 ? (worth(current) - worth(option)) / saved : Double.POSITIVE_INFINITY;
  }

  private double worth(int option) {
    return option == CampaignPlan.NONE ? 0 : options.value(option);
  }

  /** Lets each debtor make its best move, those first that gain most; whether any was made. */
  private boolean moveWhereThereIsRoom() {
    long[] movers = movers();
    boolean moved = false;
    for (long mover : movers) {
      int debtor = (int) mover;
      int move = bestMove(debtor);
      if (move != CampaignPlan.NONE) {
        choice.set(debtor, move);
        moved = true;
      }
    }
    return moved;
  }

  /** Debtors with a move, in the lower half of each number; sorted by its gain, highest first. */
  private long[] movers() {
    long[] movers = new long[1024];
    int size = 0;
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      int move = bestMove(debtor);
      if (move != CampaignPlan.NONE) {
        if (size == movers.length) {
          movers = Arrays.copyOf(movers, size * 2);
        }
        movers[size++] = ((long) descending(gain(debtor, move)) << Integer.SIZE) | debtor;
      }
    }
    long[] sorted = Arrays.copyOf(movers, size);
    Arrays.parallelSort(sorted);
    return sorted;
  }

  /** A number that is the lower the higher {@code gain} is. */
  private static int descending(double gain) {
    int bits = Float.floatToIntBits((float) -gain);
    return bits >= 0 ? bits : bits ^ Integer.MAX_VALUE;
  }

  /** The option with room that is worth more than the present one and gains most after costs. */
  private int bestMove(int debtor) {
    int best = CampaignPlan.NONE;
    double most = Double.NEGATIVE_INFINITY;
    double value = choice.value(debtor);
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      if (options.value(option) > value + WORTHWHILE && choice.canTake(debtor, option)) {
        double gain = gain(debtor, option);
        if (gain > most) {
          best = option;
          most = gain;
        }
      }
    }
    return best;
  }

  private double gain(int debtor, int option) {
    int current = choice.of(debtor);
    return afterCost(option) - (current == CampaignPlan.NONE ? 0 : afterCost(current));
  }

  private double afterCost(int option) {
    return options.value(option) - prices.days()[options.day(option)] * options.cost(option);
  }
}
