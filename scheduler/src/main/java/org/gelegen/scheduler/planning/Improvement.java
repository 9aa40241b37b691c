package org.gelegen.scheduler.planning;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Brings a choice within its budgets, then moves debtors to better options that have room: what
 * prices alone leave over.
 */
final class Improvement {
  private static final int ROUNDS = 8;
  private static final double WORTHWHILE = 1e-9;
  private static final Comparator<Move> FIRST =
      Comparator.comparingDouble(Move::rank)
          .thenComparingInt(Move::debtor)
          .thenComparingInt(Move::option);

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
    PriorityQueue<Move> moves = new PriorityQueue<>(FIRST);
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      int current = choice.of(debtor);
      if (current != CampaignPlan.NONE
          && options.day(current) == day
          && options.cost(current) > 0) {
        moves.add(cheapestRetreat(debtor, day));
      }
    }
    while (choice.overspent(day)) {
      Move move = moves.remove();
      // What the retreat was to may be taken by now: then the debtor queues again with the next.
      Move newest = cheapestRetreat(move.debtor, day);
      if (newest.rank > move.rank) {
        moves.add(newest);
      } else {
        choice.set(move.debtor, newest.option);
        if (newest.option != CampaignPlan.NONE
            && options.day(newest.option) == day
            && options.cost(newest.option) > 0) {
          moves.add(cheapestRetreat(move.debtor, day));
        }
      }
    }
  }

  /** The change that saves on {@code day} what the debtor has there and loses least per unit. */
  private Move cheapestRetreat(int debtor, int day) {
    int current = choice.of(debtor);
    double cost = options.cost(current);
    int best = CampaignPlan.NONE;
    double least = options.value(current) / cost;
    for (int option = options.first(debtor); option < options.end(debtor); option++) {
      double saved = options.day(option) == day ? cost - options.cost(option) : cost;
      if (saved > 0 && options.value(option) > 0 && choice.canTake(debtor, option)) {
        double loss = (options.value(current) - options.value(option)) / saved;
        if (loss < least) {
          best = option;
          least = loss;
        }
      }
    }
    return new Move(debtor, best, least);
  }

  private boolean moveWhereThereIsRoom() {
    List<Move> moves = new ArrayList<>();
    for (int debtor = 0; debtor < options.debtors(); debtor++) {
      double value = choice.value(debtor);
      int current = choice.of(debtor);
      double net = current == CampaignPlan.NONE ? 0 : worth(current);
      for (int option = options.first(debtor); option < options.end(debtor); option++) {
        if (options.value(option) > value + WORTHWHILE && choice.canTake(debtor, option)) {
          moves.add(new Move(debtor, option, net - worth(option)));
        }
      }
    }
    moves.sort(FIRST);
    boolean moved = false;
    for (Move move : moves) {
      double gain = options.value(move.option) - choice.value(move.debtor);
      if (gain > WORTHWHILE && choice.canTake(move.debtor, move.option)) {
        choice.set(move.debtor, move.option);
        moved = true;
      }
    }
    return moved;
  }

  private double worth(int option) {
    return options.value(option) - prices.days()[options.day(option)] * options.cost(option);
  }

  /**
   * A debtor's change to another option, or to none.
   *
   * @param rank lowest first
   */
  private record Move(int debtor, int option, double rank) {}
}
