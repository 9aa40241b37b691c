package org.gelegen.trainer.examples;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.ActionGrid;

/** Made-up examples, from a seed. */
public final class Tables {
  public static final Instant START = Instant.parse("2025-01-06T00:00:00Z");
  private static final List<Channel> CHANNELS = List.of(Channel.values());
  private static final Duration WINDOW = Duration.ofDays(14);

  private Tables() {}

  /**
   * Rows an hour apart with random features, some unknown, of 50 debtors; whether they reach
   * depends on channel, hour and the second number among the features.
   */
  public static Sample random(long seed, FeatureSchema schema, int rows) {
    SplittableRandom random = new SplittableRandom(seed);
    ExampleTable.Builder builder = new ExampleTable.Builder(schema, rows, Long.MIN_VALUE);
    RowBuffer[] buffers = new RowBuffer[50];
    for (int i = 0; i < buffers.length; i++) {
      buffers[i] = new RowBuffer();
    }
    for (int i = 0; i < rows; i++) {
      double[] features = features(random, schema);
      Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      int hour = 8 + random.nextInt(12);
      double known = Double.isNaN(features[1]) ? 0 : features[1];
      double logOdds = (channel.isVoice() == hour >= 16 ? 0.8 : -0.8) + known / 2;
      boolean reached = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      Instant at = START.plus(Duration.ofHours(i));
      buffers[random.nextInt(buffers.length)].add(
          new Row(
              at,
              at.toEpochMilli(),
              channel,
              hour,
              DayOfWeek.of(1 + random.nextInt(7)),
              Row.label(Target.REACH, reached)),
          features);
    }
    for (RowBuffer buffer : buffers) {
      builder.add(buffer);
    }
    return Sample.of(builder.build(), Target.REACH, WINDOW);
  }

  /**
   * Rows of 500 debtors of whom nothing is known, with the features of their channel and hour, five
   * an hour by day: calls reach better after 16:00 and worse before, messages the other way round.
   *
   * @param effect on the log-odds; 0 for none
   */
  public static Sample timed(long seed, int rows, double effect) {
    SplittableRandom random = new SplittableRandom(seed);
    FeatureSchema schema = new FeatureSchema(List.of());
    ExampleTable.Builder builder = new ExampleTable.Builder(schema, rows, Long.MIN_VALUE);
    RowBuffer[] buffers = new RowBuffer[500];
    Arrays.setAll(buffers, i -> new RowBuffer());
    for (int i = 0; i < rows; i++) {
      Channel channel = CHANNELS.get(random.nextInt(CHANNELS.size()));
      int hour = 8 + i / 5 % 12;
      Instant at = START.plus(Duration.ofDays(i / 60)).plus(Duration.ofHours(hour));
      double logOdds = channel.isVoice() == hour >= 16 ? effect : -effect;
      boolean reached = random.nextDouble() < 1 / (1 + Math.exp(-logOdds));
      buffers[random.nextInt(buffers.length)].add(
          new Row(
              at,
              at.toEpochMilli(),
              channel,
              hour,
              at.atZone(ZoneOffset.UTC).getDayOfWeek(),
              Row.label(Target.REACH, reached)),
          features(schema, channel, at));
    }
    for (RowBuffer buffer : buffers) {
      builder.add(buffer);
    }
    return Sample.of(builder.build(), Target.REACH, WINDOW);
  }

  private static double[] features(FeatureSchema schema, Channel channel, Instant at) {
    FeatureFrame frame = new FeatureFrame(schema, ActionGrid.single(ZoneOffset.UTC, channel, at));
    frame.read(DebtorHistory.empty(new DebtorId("unknown"), ZoneOffset.UTC), null, at);
    double[] features = new double[schema.size()];
    frame.row(0, features);
    return features;
  }

  private static double[] features(SplittableRandom random, FeatureSchema schema) {
    double[] features = new double[schema.size()];
    for (int i = 0; i < features.length; i++) {
      features[i] = schema.feature(i).indicator() ? random.nextInt(2) : random.nextGaussian() * 2;
      if (random.nextInt(10) == 0) {
        features[i] = Double.NaN;
      }
    }
    return features;
  }

  /** The actions of a grid, in their order, as rows with what {@code frame} has read. */
  public static Sample ofFrame(FeatureFrame frame) {
    ActionGrid grid = frame.grid();
    ExampleTable.Builder builder =
        new ExampleTable.Builder(frame.schema(), grid.size(), Long.MIN_VALUE);
    RowBuffer buffer = new RowBuffer();
    double[] row = new double[frame.schema().size()];
    for (int action = 0; action < grid.size(); action++) {
      frame.row(action, row);
      int slot = grid.slotIndex(action);
      buffer.add(
          new Row(
              START.plusSeconds(action),
              0,
              grid.channel(action),
              grid.hour(slot),
              grid.dayOfWeek(slot),
              Row.label(Target.REACH, true)),
          row);
    }
    builder.add(buffer);
    return Sample.of(builder.build(), Target.REACH, WINDOW);
  }

  /** Rows an hour apart of as many debtors, all over one channel, with these labels. */
  public static Sample labelled(Channel channel, boolean... labels) {
    FeatureSchema schema = new FeatureSchema(List.of());
    ExampleTable.Builder builder = new ExampleTable.Builder(schema, labels.length, Long.MIN_VALUE);
    for (int i = 0; i < labels.length; i++) {
      RowBuffer buffer = new RowBuffer();
      Instant at = START.plus(Duration.ofHours(i));
      buffer.add(
          new Row(at, 0, channel, 12, DayOfWeek.MONDAY, Row.label(Target.REACH, labels[i])),
          features(schema, channel, START.plus(Duration.ofHours(12))));
      builder.add(buffer);
    }
    return Sample.of(builder.build(), Target.REACH, WINDOW);
  }
}
