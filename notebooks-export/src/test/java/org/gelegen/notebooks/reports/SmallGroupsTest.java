package org.gelegen.notebooks.reports;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.TreeMap;
import org.gelegen.notebooks.reports.SmallGroups.Group;
import org.junit.jupiter.api.Test;

class SmallGroupsTest {
  private static List<Group<Long>> told(Object... namesAndPeople) {
    TreeMap<String, Long> groups = new TreeMap<>();
    for (int i = 0; i < namesAndPeople.length; i += 2) {
      groups.put(namesAndPeople[i].toString(), ((Integer) namesAndPeople[i + 1]).longValue());
    }
    return SmallGroups.of(groups, Long::longValue, Long::sum);
  }

  @Test
  void groups_of_ten_people_and_more_are_told_of() {
    assertThat(told("de", 10, "nl", 90))
        .containsExactly(new Group<>("de", 10L), new Group<>("nl", 90L));
  }

  @Test
  void smaller_ones_are_put_together() {
    assertThat(told("ar", 4, "de", 9, "nl", 90))
        .containsExactly(new Group<>("nl", 90L), new Group<>("others", 13L));
  }

  @Test
  void what_is_too_small_even_together_goes_with_the_next_smallest_so_that_nobody_takes_it_out() {
    assertThat(told("ar", 1, "de", 9 + 3, "nl", 90))
        .containsExactly(new Group<>("nl", 90L), new Group<>("others", 13L));
  }

  @Test
  void nothing_is_told_of_fewer_than_ten_in_all() {
    assertThat(told("de", 4, "nl", 5)).isEmpty();
    assertThat(told("nl", 0)).isEmpty();
  }
}
