package org.gelegen.trainer.examples;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.IntStream;
import org.gelegen.model.portfolio.AttributeValue;
import org.junit.jupiter.api.Test;

class PlainTableTest {

  private static PlainRow row(int number, boolean positive) {
    SortedMap<String, AttributeValue> attributes = new TreeMap<>();
    attributes.put("number", new AttributeValue.Number(number));
    attributes.put("flag", new AttributeValue.Flag(number % 2 == 0));
    // Two frequent words, and one so rare that it shares a place.
    attributes.put(
        "word", new AttributeValue.Text(number == 7 ? "rare" : number % 2 == 0 ? "even" : "odd"));
    if (number % 3 > 0) {
      attributes.put("gaps", new AttributeValue.Number(number % 3));
    }
    return new PlainRow(attributes, positive);
  }

  private static List<PlainRow> rows(int from, int to) {
    List<PlainRow> rows = new ArrayList<>();
    IntStream.range(from, to).forEach(number -> rows.add(row(number, number % 5 == 0)));
    return rows;
  }

  private static double value(Sample sample, String feature, int index) {
    return sample.values(sample.table().schema().find(feature).orElseThrow())[index];
  }

  @Test
  void columns_become_features_by_the_rules_of_attributes() {
    Sample known = PlainTable.of(rows(0, 60), rows(60, 70)).known();
    assertThat(value(known, "debtor.number", 42)).isEqualTo(42);
    assertThat(value(known, "debtor.flag", 42)).isEqualTo(1);
    assertThat(value(known, "debtor.word=even", 42)).isEqualTo(1);
    assertThat(value(known, "debtor.word=odd", 42)).isZero();
    assertThat(value(known, "debtor.word=(other)", 7)).isEqualTo(1);
    assertThat(value(known, "debtor.gaps", 42)).isNaN();
    assertThat(value(known, "debtor.gaps", 43)).isEqualTo(1);
  }

  @Test
  void rows_stay_in_their_order_and_are_settled_when_the_next_comes() {
    PlainTable table = PlainTable.of(rows(0, 60), rows(60, 70));
    assertThat(table.known().size()).isEqualTo(60);
    assertThat(table.asked().size()).isEqualTo(10);
    assertThat(
            table.asked().values(table.asked().table().schema().find("debtor.number").getAsInt()))
        .isEqualTo(IntStream.range(60, 70).asDoubleStream().toArray());
    assertThat(table.asked().isPositive(0)).isTrue();
    assertThat(table.asked().isPositive(1)).isFalse();
    assertThat(table.known().settledBy(table.known().at(30)).size()).isEqualTo(30);
    assertThat(table.known().debtors()).doesNotHaveDuplicates();
  }

  @Test
  void only_columns_are_looked_at_and_not_the_calendar_that_was_made_up() {
    Sample known = PlainTable.of(rows(0, 60), List.of()).known();
    List<String> seen = new ArrayList<>();
    boolean[] columns = known.columns();
    for (int i = 0; i < columns.length; i++) {
      if (columns[i]) {
        seen.add(known.table().schema().feature(i).name());
      }
    }
    assertThat(seen)
        .containsExactly(
            "debtor.flag",
            "debtor.gaps",
            "debtor.number",
            "debtor.word=even",
            "debtor.word=odd",
            "debtor.word=(other)");
  }

  @Test
  void what_only_later_rows_show_is_not_known() {
    List<PlainRow> later = new ArrayList<>();
    for (int i = 0; i < 40; i++) {
      TreeMap<String, AttributeValue> attributes = new TreeMap<>(row(60 + i, false).attributes());
      attributes.put("word", new AttributeValue.Text("new"));
      attributes.put("column", new AttributeValue.Number(i));
      later.add(new PlainRow(attributes, true));
    }
    Sample asked = PlainTable.of(rows(0, 60), later).asked();
    assertThat(asked.table().schema().find("debtor.word=new")).isEmpty();
    assertThat(asked.table().schema().find("debtor.column")).isEmpty();
    assertThat(value(asked, "debtor.word=(other)", 0)).isEqualTo(1);
  }
}
