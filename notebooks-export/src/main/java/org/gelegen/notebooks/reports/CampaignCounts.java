package org.gelegen.notebooks.reports;

import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.gelegen.model.campaign.PlanCount;
import org.gelegen.notebooks.reports.SmallGroups.Group;

/**
 * The counts of some nights' plans that may be told together, so that none of fewer than {@value
 * SmallGroups#FEWEST} people can be worked out from the others.
 *
 * <p>A campaign's counts overlap: contacts are those planned, explored, asked for, of workflows and
 * of courtesies, and debtors are those planned, explored and asked for and those who are left
 * alone. So each count is told in one list only, where small ones are put together; and of how many
 * debtors were looked at only where nothing was put together or left out.
 *
 * @param contacts what all contacts are, and thus of one sum
 * @param leftAlone debtors who are not contacted
 * @param beside of neither list, each alone
 * @param debtors looked at, where that may be told
 */
record CampaignCounts(
    List<Group<Long>> contacts,
    List<Group<Long>> leftAlone,
    List<Group<Long>> beside,
    Optional<Long> debtors) {
  private static final List<PlanCount> CONTACTS =
      List.of(
          PlanCount.PLANNED,
          PlanCount.EXPLORED,
          PlanCount.APPOINTMENTS,
          PlanCount.WORKFLOW_STEPS,
          PlanCount.WORKFLOW_APPOINTMENTS,
          PlanCount.COURTESIES);
  private static final List<PlanCount> LEFT_ALONE =
      List.of(
          PlanCount.WAITING,
          PlanCount.POSTPONED,
          PlanCount.WITHOUT_ROOM,
          PlanCount.STOPPED,
          PlanCount.OBJECTED,
          PlanCount.LEFT_ALONE,
          PlanCount.WITHOUT_MODEL,
          PlanCount.LEFT_BY_DAMAGED_MODEL);

  CampaignCounts {
    contacts = List.copyOf(contacts);
    leftAlone = List.copyOf(leftAlone);
    beside = List.copyOf(beside);
  }

  /**
   * Sorts them.
   *
   * @param nights the counts of each night by name; a debtor is counted once a night at most
   */
  static CampaignCounts of(List<? extends Map<String, Long>> nights) {
    List<Group<Long>> contacts = told(nights, CONTACTS);
    List<Group<Long>> leftAlone = told(nights, LEFT_ALONE);
    List<Group<Long>> beside =
        told(nights, List.of(PlanCount.WORKFLOW_STEPS_WITHOUT_ROOM)).stream()
            .filter(group -> !group.name().equals(SmallGroups.OTHERS))
            .toList();
    boolean whole = whole(nights, contacts, CONTACTS) && whole(nights, leftAlone, LEFT_ALONE);
    long debtors = sum(of(nights, PlanCount.DEBTORS));
    return new CampaignCounts(
        contacts,
        leftAlone,
        beside,
        whole && debtors > 0 ? Optional.of(debtors) : Optional.empty());
  }

  private static List<Group<Long>> told(
      List<? extends Map<String, Long>> nights, List<PlanCount> counts) {
    Map<String, long[]> byName = new LinkedHashMap<>();
    counts.forEach(count -> byName.put(count.wireName(), of(nights, count)));
    return SmallGroups.of(byName, CampaignCounts::people, CampaignCounts::together).stream()
        .map(group -> new Group<>(group.name(), sum(group.figures())))
        .toList();
  }

  private static boolean whole(
      List<? extends Map<String, Long>> nights, List<Group<Long>> told, List<PlanCount> counts) {
    List<String> names =
        counts.stream()
            .filter(count -> sum(of(nights, count)) > 0)
            .map(PlanCount::wireName)
            .toList();
    return told.stream().map(Group::name).toList().equals(names);
  }

  private static long[] of(List<? extends Map<String, Long>> nights, PlanCount count) {
    return nights.stream().mapToLong(night -> night.getOrDefault(count.wireName(), 0L)).toArray();
  }

  /** There are as many people as in the fullest night at least. */
  private static long people(long[] nights) {
    return Arrays.stream(nights).max().orElse(0);
  }

  private static long[] together(long[] one, long[] other) {
    long[] both = one.clone();
    Arrays.setAll(both, night -> one[night] + other[night]);
    return both;
  }

  private static long sum(long[] nights) {
    return Arrays.stream(nights).sum();
  }

  /** All that is told, of both lists and beside them. */
  Stream<Group<Long>> all() {
    return Stream.of(contacts, leftAlone, beside).flatMap(List::stream);
  }
}
