package org.gelegen.model.features;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.Instant;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.history.RandomRecords;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.model.slots.Horizon;
import org.junit.jupiter.api.Test;

class NoFutureLawsTest {
  private static final int SEEDS = 60;

  @Test
  void features_of_a_contact_do_not_change_when_later_records_are_added() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 30);
      FeatureSchema schema = schema(all);
      Instant cut = RandomRecords.START.plusSeconds(new Random(seed).nextInt(420 * 86_400));
      List<PortfolioRecord> known =
          all.stream().filter(record -> !record.at().isAfter(cut)).toList();

      Map<ContactId, double[]> before = features(schema, known);
      Map<ContactId, double[]> after = features(schema, all);

      for (Map.Entry<ContactId, double[]> contact : before.entrySet()) {
        assertThat(after.get(contact.getKey()))
            .as("seed %d, contact %s", seed, contact.getKey())
            .containsExactly(contact.getValue());
      }
    }
  }

  @Test
  void a_frame_of_many_actions_gives_each_action_what_a_frame_of_its_own_gives() {
    for (int seed = 0; seed < SEEDS; seed++) {
      List<PortfolioRecord> all = RandomRecords.shuffled(seed, 30);
      FeatureSchema schema = schema(all);
      DebtorHistory history = DebtorHistory.replay(RandomRecords.DEBTOR, RandomRecords.ZONE, all);
      Instant now = history.asOf().orElseThrow();
      ActionGrid grid =
          new ActionGrid(
              history.zone(),
              new Horizon(now, Duration.ofDays(8)).slots(history.zone()),
              List.of(Channel.values()));
      FeatureFrame frame = new FeatureFrame(schema, grid);
      frame.read(history, history.actionableCase().orElse(null), now);

      Random random = new Random(seed);
      for (int i = 0; i < 40; i++) {
        int action = random.nextInt(grid.size());
        double[] shared = new double[schema.size()];
        frame.row(action, shared);
        FeatureFrame alone =
            new FeatureFrame(
                schema,
                new ActionGrid(
                    grid.zone(),
                    List.of(grid.slots().get(grid.slotIndex(action))),
                    List.of(grid.channel(action))));
        alone.read(history, history.actionableCase().orElse(null), now);
        double[] own = new double[schema.size()];
        alone.row(0, own);
        assertThat(shared).as("seed %d, action %d", seed, action).containsExactly(own);
      }
    }
  }

  private static FeatureSchema schema(Collection<PortfolioRecord> records) {
    SchemaBuilder builder = new SchemaBuilder();
    for (int i = 0; i < SchemaBuilder.MIN_DEBTORS; i++) {
      DebtorId debtor = new DebtorId("like-" + i);
      records.forEach(record -> builder.add(Attributed.to(debtor, record)));
    }
    return builder.build();
  }

  private static Map<ContactId, double[]> features(
      FeatureSchema schema, List<PortfolioRecord> records) {
    Map<ContactId, double[]> rows = new HashMap<>();
    DebtorHistory.replay(
        RandomRecords.DEBTOR,
        RandomRecords.ZONE,
        records,
        (history, record) -> {
          if (record instanceof ContactRecord contact) {
            FeatureFrame frame =
                new FeatureFrame(
                    schema, ActionGrid.single(history.zone(), contact.channel(), contact.at()));
            frame.read(history, history.actionableCase().orElse(null), contact.at());
            double[] row = new double[schema.size()];
            frame.row(0, row);
            rows.put(contact.contactId(), row);
          }
        });
    return rows;
  }
}
