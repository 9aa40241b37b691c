package org.gelegen.trainer.drift;

import java.util.HashMap;
import java.util.Map;

/**
 * Contacts by their debtor. Those of one debtor go together, so that n of them are worth fewer
 * independent ones: n / (1 + (Σ nᵢ² / n − 1) · ρ), where nᵢ is how many contacts debtor i has and ρ
 * in [0, 1] how far contacts of one debtor agree. With ρ = 0 each counts, with ρ = 1 a debtor of
 * ten equal contacts counts once.
 *
 * @see "Kish: Survey Sampling, 1965: the design effect"
 */
final class Clusters {
  private final int[] clusters;
  private final int[] sizes;

  private Clusters(int[] clusters, int[] sizes) {
    this.clusters = clusters;
    this.sizes = sizes;
  }

  /** Of contacts of some debtors, by the debtors' numbers. */
  static Clusters of(int[] debtors) {
    Map<Integer, Integer> places = new HashMap<>();
    int[] clusters = new int[debtors.length];
    for (int i = 0; i < debtors.length; i++) {
      clusters[i] = places.computeIfAbsent(debtors[i], _ -> places.size());
    }
    int[] sizes = new int[places.size()];
    for (int cluster : clusters) {
      sizes[cluster]++;
    }
    return new Clusters(clusters, sizes);
  }

  /** How many independent contacts they are worth; at least 1 and at most as many as they are. */
  double worth(double correlation) {
    double squares = 0;
    for (int size : sizes) {
      squares += (double) size * size;
    }
    return clusters.length / (1 + (squares / clusters.length - 1) * correlation);
  }

  /** How far numbers agree within debtors, when {@code expected} of each is what was expected. */
  Agreement agreement(boolean[] labels, double[] expected) {
    double[] sums = new double[sizes.length];
    double[] squares = new double[sizes.length];
    for (int i = 0; i < clusters.length; i++) {
      double rest = (labels[i] ? 1 : 0) - expected[i];
      sums[clusters[i]] += rest;
      squares[clusters[i]] += rest * rest;
    }
    double together = 0;
    double most = 0;
    for (int i = 0; i < sizes.length; i++) {
      together += sums[i] * sums[i] - squares[i];
      most += (sizes[i] - 1) * squares[i];
    }
    return new Agreement(together, most);
  }

  /**
   * How far groups agree within debtors.
   *
   * @param groups the group of each contact
   * @param shares of the groups, which add up to 1
   */
  Agreement agreement(int[] groups, double[] shares) {
    int[][] counts = new int[sizes.length][shares.length];
    for (int i = 0; i < clusters.length; i++) {
      counts[clusters[i]][groups[i]]++;
    }
    double byChance = 0;
    for (double share : shares) {
      byChance += share * share;
    }
    double equal = 0;
    double pairs = 0;
    for (int i = 0; i < sizes.length; i++) {
      for (int count : counts[i]) {
        equal += (double) count * (count - 1);
      }
      pairs += (double) sizes[i] * (sizes[i] - 1);
    }
    return new Agreement(equal - pairs * byChance, pairs * (1 - byChance));
  }

  /**
   * Pairs of one debtor's contacts.
   *
   * @param together how far they agree, summed
   * @param most how far they would if they were equal
   */
  record Agreement(double together, double most) {
    /** Of no pairs. */
    static final Agreement NONE = new Agreement(0, 0);

    Agreement and(Agreement other) {
      return new Agreement(together + other.together, most + other.most);
    }

    /** In [0, 1]; 1, the careful choice, where there are no pairs to tell. */
    double correlation() {
      return most > 0 ? Math.clamp(together / most, 0, 1) : 1;
    }
  }
}
