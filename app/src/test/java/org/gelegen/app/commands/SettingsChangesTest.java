package org.gelegen.app.commands;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

class SettingsChangesTest {
  private static final JsonMapper JSON = JsonMapper.builder().build();

  private static List<String> between(String before, String after) {
    return SettingsChanges.between(JSON.readTree(before), JSON.readTree(after));
  }

  @Test
  void each_value_that_changes_is_a_line_with_where_it_stands() {
    assertThat(
            between(
                """
                {"budget":null,"share":0.1,"capacity":{"phone":{"9":10,"10":5},"sms":{}},"days":["mon"]}
                """,
                """
                {"budget":"5.00","share":0.1,"capacity":{"phone":{"9":20,"10":5},"sms":{"9":1}},
                 "days":["mon","tue"]}
                """))
        .containsExactly(
            "budget: – → 5.00",
            "capacity.phone.9: 10 → 20",
            "capacity.sms.9: – → 1",
            "days: mon → mon, tue");
  }

  @Test
  void entries_of_lists_are_told_by_their_place() {
    assertThat(
            between(
                """
                {"list":[{"id":"a","share":0.5}]}
                """,
                """
                {"list":[{"id":"a","share":0.4},{"id":"b"}]}
                """))
        .containsExactly("list[1].share: 0.5 → 0.4", "list[2].id: – → b");
  }

  @Test
  void the_same_settings_change_nothing() {
    assertThat(between("{\"a\":{\"b\":[1]}}", "{\"a\":{\"b\":[1]}}")).isEmpty();
  }
}
