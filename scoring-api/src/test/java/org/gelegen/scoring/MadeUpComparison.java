package org.gelegen.scoring;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Action;
import org.gelegen.model.slots.Slot;
import org.gelegen.scoring.dashboard.charts.ChartOption.Interval;
import org.gelegen.scoring.dashboard.compare.VersionComparison;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Choices;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Differing;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effect;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Effects;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Gain;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Head;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Measured;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Side;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Turn;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Worth;

/**
 * A made-up comparison: the second predicts better who is reached; of harm, which nobody came to,
 * nothing is told.
 */
final class MadeUpComparison {
  private MadeUpComparison() {}

  static VersionComparison of(Instant asOf) {
    // Wednesday at ten in Amsterdam.
    Instant decided = Instant.parse("2026-11-18T09:00:00Z");
    return new VersionComparison(
        new Measured(
            asOf.minus(Duration.ofDays(30)),
            true,
            List.of(
                new Head(
                    "reach",
                    800,
                    new Side(0.61, 0.69, gains(0.6)),
                    new Side(0.59, 0.71, gains(0.7)),
                    new Interval(-0.02, -0.03, -0.01)),
                new Head(
                    "response",
                    300,
                    new Side(0.5, 0.6, List.of()),
                    new Side(0.5, 0.6, List.of()),
                    new Interval(0, -0.001, 0.001)),
                new Head(
                    "harm",
                    800,
                    new Side(0.02, null, List.of()),
                    new Side(0.02, null, List.of()),
                    null))),
        new Worth.Told(50, 41.2, 3.10, 3.45, new Interval(0.35, -0.10, 0.80)),
        List.of(new Cell(Channel.PHONE, 3, 10, 10, 4), new Cell(Channel.PHONE, 4, 18, 100, 55)),
        new Effects(
            40,
            List.of(
                new Effect("reach", "daysPastDue", 0.2, null),
                new Effect("reach", "hour", 0.1, 0.3))),
        new Choices(
            50,
            5,
            List.of(new Turn(Channel.PHONE, Channel.EMAIL, 5)),
            List.of(
                new Differing(
                    new DebtorId("d-17"),
                    decided,
                    action(Channel.PHONE, decided),
                    action(Channel.PHONE, decided),
                    action(Channel.EMAIL, decided.plus(Duration.ofHours(9))),
                    12.5))));
  }

  /** Half of the contacts find so many. */
  private static List<Gain> gains(double half) {
    return List.of(new Gain(0, 0), new Gain(0.5, half), new Gain(1, 1));
  }

  private static Action action(Channel channel, Instant from) {
    return new Action(channel, new Slot(from, from.plus(Duration.ofHours(1))));
  }
}
