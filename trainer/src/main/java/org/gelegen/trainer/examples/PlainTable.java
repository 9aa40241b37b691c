package org.gelegen.trainer.examples;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.features.SchemaBuilder;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Address;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.portfolio.DebtorKind;
import org.gelegen.model.records.DebtorRecord;
import org.gelegen.model.slots.ActionGrid;

/**
 * A plain table as examples, so that the product's own learning can be measured on it.
 *
 * <p>Each row becomes a debtor whose attributes are the columns, with one call that reached, and
 * that was answered for where the row is positive. The order of rows is the order of time: a row
 * comes when the label of the row before has just become known. The calendar is made up, so that
 * learners may look at the columns and at nothing else.
 *
 * <p>What a column is (a number, a flag, a category and which ones stand alone) is learned from the
 * known rows only. A column that only later rows have is not looked at.
 */
public final class PlainTable {
  private static final Target TARGET = Target.RESPONSE;
  private static final Channel CHANNEL = Channel.PHONE;
  private static final ClientId CLIENT = new ClientId("plain-table");
  private static final Instant FIRST = Instant.parse("2000-01-03T12:00:00Z");
  private static final Duration APART = TARGET.settledAfter(CHANNEL, Duration.ZERO);
  private static final FeatureSchema BUILT_IN = new FeatureSchema(List.of());

  private final Sample sample;
  private final int known;

  private PlainTable(Sample sample, int known) {
    this.sample = sample;
    this.known = known;
  }

  /**
   * Takes rows.
   *
   * @param known what a learner may be fitted on, oldest first
   * @param asked what it is then asked about
   */
  public static PlainTable of(List<PlainRow> known, List<PlainRow> asked) {
    SchemaBuilder schemas = new SchemaBuilder();
    for (int i = 0; i < known.size(); i++) {
      schemas.add(debtor(known.get(i), i));
    }
    Rows rows = new Rows(schemas.build(), known.size() + asked.size());
    Stream.concat(known.stream(), asked.stream()).forEach(rows::add);
    return new PlainTable(
        Sample.of(rows.table.build(), TARGET, APART)
            .seeing(feature -> BUILT_IN.find(feature.name()).isEmpty()),
        known.size());
  }

  /** The rows to fit on. */
  public Sample known() {
    return sample.first(known);
  }

  /** The rows that are asked about. */
  public Sample asked() {
    return sample.without(known);
  }

  private static Instant moment(int row) {
    return FIRST.plus(APART.multipliedBy(row));
  }

  private static DebtorRecord debtor(PlainRow row, int number) {
    return new DebtorRecord(
        CLIENT,
        new DebtorId("row-" + number),
        moment(number),
        DebtorKind.CONSUMER,
        null,
        ZoneOffset.UTC,
        null,
        null,
        Map.of(CHANNEL, new Address(null, null)),
        null,
        Set.of(),
        false,
        null,
        List.of(),
        row.attributes());
  }

  private static final class Rows {
    private final FeatureSchema schema;
    private final ExampleTable.Builder table;
    private final double[] values;
    private int count;

    Rows(FeatureSchema schema, int size) {
      this.schema = schema;
      table = new ExampleTable.Builder(schema, size, Long.MIN_VALUE);
      values = new double[schema.size()];
    }

    void add(PlainRow row) {
      DebtorRecord debtor = debtor(row, count);
      Instant at = moment(count);
      FeatureFrame frame = new FeatureFrame(schema, ActionGrid.single(ZoneOffset.UTC, CHANNEL, at));
      frame.read(
          DebtorHistory.replay(debtor.debtorId(), ZoneOffset.UTC, List.of(debtor)), null, at);
      frame.row(0, values);
      RowBuffer buffer = new RowBuffer();
      buffer.add(
          new Row(
              at,
              at.toEpochMilli(),
              CHANNEL,
              at.atZone(ZoneOffset.UTC).getHour(),
              DayOfWeek.from(at.atZone(ZoneOffset.UTC)),
              Row.label(TARGET, row.positive())),
          values);
      table.add(buffer);
      count++;
    }
  }
}
