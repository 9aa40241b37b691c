package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.notebooks.reports.SmallGroups.Group;
import org.junit.jupiter.api.Test;

class CampaignCountsTest {
  private static final List<PlanCount> MODEL =
      List.of(PlanCount.PLANNED, PlanCount.EXPLORED, PlanCount.APPOINTMENTS);
  private static final List<PlanCount> WORKFLOW =
      List.of(PlanCount.WORKFLOW_STEPS, PlanCount.WORKFLOW_APPOINTMENTS, PlanCount.COURTESIES);
  private static final List<PlanCount> LOOKED_AT =
      List.of(PlanCount.WAITING, PlanCount.POSTPONED, PlanCount.WITHOUT_ROOM, PlanCount.STOPPED);
  private static final List<PlanCount> UNASKED =
      List.of(
          PlanCount.OBJECTED,
          PlanCount.LEFT_ALONE,
          PlanCount.WITHOUT_MODEL,
          PlanCount.LEFT_BY_DAMAGED_MODEL);

  private static Map<String, Long> night(Object... namesAndCounts) {
    Map<String, Long> counts = new TreeMap<>();
    for (int i = 0; i < namesAndCounts.length; i += 2) {
      counts.put(
          ((PlanCount) namesAndCounts[i]).wireName(),
          ((Integer) namesAndCounts[i + 1]).longValue());
    }
    return counts;
  }

  private static long of(Map<String, Long> night, PlanCount count) {
    return night.getOrDefault(count.wireName(), 0L);
  }

  private static long sum(Map<String, Long> night, List<PlanCount> counts) {
    return counts.stream().mapToLong(count -> of(night, count)).sum();
  }

  @Test
  void counts_of_ten_and_more_are_told_with_how_many_were_looked_at() {
    CampaignCounts told =
        CampaignCounts.of(
            List.of(
                night(
                    PlanCount.DEBTORS,
                    150,
                    PlanCount.PLANNED,
                    90,
                    PlanCount.EXPLORED,
                    10,
                    PlanCount.WAITING,
                    50,
                    PlanCount.CONTACTS,
                    100)));
    assertThat(told.contacts())
        .containsExactly(new Group<>("planned", 90L), new Group<>("explored", 10L));
    assertThat(told.leftAlone()).containsExactly(new Group<>("waiting", 50L));
    assertThat(told.debtors()).contains(150L);
  }

  @Test
  void a_small_one_is_not_left_over_when_the_others_are_taken_from_contacts_or_from_debtors() {
    // Explored would be contacts less planned, and debtors less planned and waiting.
    CampaignCounts told =
        CampaignCounts.of(
            List.of(
                night(
                    PlanCount.DEBTORS,
                    147,
                    PlanCount.PLANNED,
                    90,
                    PlanCount.EXPLORED,
                    7,
                    PlanCount.WAITING,
                    50,
                    PlanCount.CONTACTS,
                    97)));
    assertThat(told.contacts()).containsExactly(new Group<>("others", 97L));
    assertThat(told.leftAlone()).containsExactly(new Group<>("waiting", 50L));
    assertThat(told.debtors()).isEmpty();
  }

  @Test
  void nights_are_added_up_and_ten_people_are_those_of_one_night() {
    // The four of each night may be the same four.
    Map<String, Long> night =
        night(PlanCount.DEBTORS, 40, PlanCount.PLANNED, 36, PlanCount.STOPPED, 4);
    CampaignCounts told = CampaignCounts.of(List.of(night, night, night));
    assertThat(told.contacts()).containsExactly(new Group<>("planned", 108L));
    assertThat(told.leftAlone()).isEmpty();
    assertThat(told.debtors()).isEmpty();
  }

  @Test
  void no_count_of_fewer_than_ten_and_no_sum_of_some_can_be_worked_out() {
    SplittableRandom random = new SplittableRandom(20);
    int hidden = 0;
    for (int i = 0; i < 3_000; i++) {
      Map<String, Long> night = drawn(random);
      List<PlanCount> present =
          Stream.of(MODEL, WORKFLOW, LOOKED_AT, UNASKED)
              .flatMap(List::stream)
              .filter(count -> of(night, count) > 0)
              .toList();
      List<double[]> known = known(night, present);
      for (int some = 1; some < 1 << present.size(); some++) {
        double[] wanted = new double[present.size()];
        long people = 0;
        for (int k = 0; k < wanted.length; k++) {
          if ((some & 1 << k) != 0) {
            wanted[k] = 1;
            people += of(night, present.get(k));
          }
        }
        if (people < SmallGroups.FEWEST) {
          hidden++;
          assertThat(follows(known, wanted)).as("case %d: %s of %s", i, some, night).isFalse();
        }
      }
    }
    assertThat(hidden).isGreaterThan(3_000);
  }

  /** Some counts, half of them of few. */
  private static Map<String, Long> drawn(SplittableRandom random) {
    Map<String, Long> night = new TreeMap<>();
    for (List<PlanCount> counts : List.of(MODEL, WORKFLOW, LOOKED_AT, UNASKED)) {
      for (PlanCount count : counts) {
        int kind = random.nextInt(5);
        long drawn = kind < 2 ? 0 : kind == 2 ? random.nextInt(1, 10) : random.nextInt(10, 60);
        if (drawn > 0) {
          night.put(count.wireName(), drawn);
        }
      }
    }
    night.put(PlanCount.DEBTORS.wireName(), sum(night, MODEL) + sum(night, LOOKED_AT));
    night.put(PlanCount.CONTACTS.wireName(), sum(night, MODEL) + sum(night, WORKFLOW));
    return night;
  }

  /**
   * What a reader knows, each as the counts that are added up in it: each line, of which it is
   * known what it holds, how many were looked at where that is told, and all contacts, which are
   * told by channel.
   */
  private static List<double[]> known(Map<String, Long> night, List<PlanCount> present) {
    CampaignCounts told = CampaignCounts.of(List.of(night));
    List<double[]> known = new ArrayList<>();
    lines(told.contacts(), Stream.of(MODEL, WORKFLOW), present, known);
    lines(told.leftAlone(), Stream.of(LOOKED_AT, UNASKED), present, known);
    if (sum(night, MODEL) + sum(night, WORKFLOW) >= SmallGroups.FEWEST) {
      known.add(vector(present, Stream.of(MODEL, WORKFLOW).flatMap(List::stream).toList()));
    }
    told.debtors()
        .ifPresent(
            _ ->
                known.add(
                    vector(present, Stream.of(MODEL, LOOKED_AT).flatMap(List::stream).toList())));
    return known;
  }

  private static void lines(
      List<Group<Long>> told,
      Stream<List<PlanCount>> counts,
      List<PlanCount> present,
      List<double[]> known) {
    List<String> names = told.stream().map(Group::name).toList();
    List<PlanCount> all = counts.flatMap(List::stream).toList();
    for (String name : names) {
      known.add(
          vector(
              present,
              all.stream()
                  .filter(
                      count ->
                          name.equals(SmallGroups.OTHERS)
                              ? !names.contains(count.wireName())
                              : name.equals(count.wireName()))
                  .toList()));
    }
  }

  private static double[] vector(List<PlanCount> present, List<PlanCount> added) {
    return present.stream().mapToDouble(count -> added.contains(count) ? 1 : 0).toArray();
  }

  /** Whether {@code wanted} is a sum of multiples of what is known, by elimination. */
  private static boolean follows(List<double[]> known, double[] wanted) {
    List<double[]> rows = new ArrayList<>(known.stream().map(double[]::clone).toList());
    double[] left = wanted.clone();
    for (int column = 0; column < left.length; column++) {
      int k = column;
      double[] pivot =
          rows.stream().filter(row -> Math.abs(row[k]) > 1e-9).findFirst().orElse(null);
      if (pivot != null) {
        rows.remove(pivot);
        rows.forEach(row -> take(row, pivot, k));
        take(left, pivot, k);
      }
    }
    for (double rest : left) {
      if (Math.abs(rest) > 1e-9) {
        return false;
      }
    }
    return true;
  }

  private static void take(double[] row, double[] pivot, int column) {
    double times = row[column] / pivot[column];
    for (int k = 0; k < row.length; k++) {
      row[k] -= times * pivot[k];
    }
  }
}
