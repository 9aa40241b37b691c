package org.gelegen.notebooks.rows;

import java.time.Instant;
import java.time.ZonedDateTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.ContactRecord;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.learners.RowScorer;
import org.gelegen.trainer.learners.RowScorer.Place;
import org.jspecify.annotations.Nullable;

/**
 * A contact as it looked just before it was made: the features that training takes, by the same
 * code and rounded alike, for whichever schema is asked for.
 */
public final class ScoredContact {
  private final DebtorHistory before;
  private final @Nullable CaseState subject;
  private final Instant at;
  private final ActionGrid grid;
  private final Map<List<AttributeFeature>, float[]> rows = new HashMap<>();

  public ScoredContact(DebtorHistory before, ContactRecord contact) {
    this.before = before;
    at = contact.at();
    subject =
        (contact.caseId() == null
                ? before.actionableCase(contact.at())
                : before.findCase(contact.caseId()))
            .orElse(null);
    grid = ActionGrid.single(before.zone(), contact.channel(), contact.at());
  }

  /** What the probabilities of one version are. */
  public record Predicted(
      double reach, double responseIfReached, double harm, double selfCure, double response) {}

  /** The local moment of the contact, where the debtor lives. */
  ZonedDateTime local() {
    return grid.localStart(0);
  }

  /** What was open on the case; absent without one. */
  @Nullable Double balance() {
    return subject == null ? null : subject.balance().doubleValue();
  }

  /** The features of a schema, in its order; NaN where unknown. */
  float[] row(FeatureSchema schema) {
    return rows.computeIfAbsent(schema.attributes(), _ -> read(schema));
  }

  private float[] read(FeatureSchema schema) {
    FeatureFrame frame = new FeatureFrame(schema, grid);
    frame.read(before, subject, at);
    double[] values = new double[schema.size()];
    frame.row(0, values);
    float[] row = new float[values.length];
    for (int i = 0; i < row.length; i++) {
      row[i] = (float) values[i];
    }
    return row;
  }

  /** What {@code model} foretells of it. */
  public Predicted predicted(CompiledModel model) {
    float[] row = row(model.schema());
    Channel channel = grid.channel(0);
    Place place = new Place(channel, local().getHour(), local().getDayOfWeek().getValue());
    double reach = RowScorer.probability(model.reach(), row, place);
    double ifReached = RowScorer.probability(model.response(), row, place);
    // Self-cure knows no channel: it was learned, and is calibrated, under the first.
    Place day = new Place(Channel.PHONE, place.hour(), place.weekday());
    double aDay = RowScorer.probability(model.selfCure(), row, day);
    double selfCure = 1 - Math.pow(1 - aDay, model.selfCureDays()[channel.index()]);
    return new Predicted(
        reach,
        ifReached,
        RowScorer.probability(model.harm(), row, place),
        selfCure,
        reach * Math.max(ifReached, selfCure) + (1 - reach) * selfCure);
  }
}
