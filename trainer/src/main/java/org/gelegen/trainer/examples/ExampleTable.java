package org.gelegen.trainer.examples;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.stream.IntStream;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;

/**
 * Labelled rows of features in flat arrays, oldest first; NaN where a feature is unknown.
 *
 * <p>Rows of the same moment are in the order of the debtors' ids. Immutable.
 */
public final class ExampleTable {
  private static final int CHUNK_ROWS = 2048;
  private static final Channel[] CHANNELS = new Channel[Channel.count()];

  static {
    for (Channel channel : Channel.values()) {
      CHANNELS[channel.index()] = channel;
    }
  }

  private final FeatureSchema schema;
  private final int size;
  private final List<float[]> chunks;
  private final long[] atMillis;
  private final int[] debtors;
  private final byte[] channels;
  private final byte[] hours;
  private final byte[] weekdays;
  private final byte[] labels;

  private ExampleTable(FeatureSchema schema, Kept[] rows) {
    this.schema = schema;
    size = rows.length;
    atMillis = new long[size];
    debtors = new int[size];
    channels = new byte[size];
    hours = new byte[size];
    weekdays = new byte[size];
    labels = new byte[size];
    chunks =
        IntStream.range(0, (size + CHUNK_ROWS - 1) / CHUNK_ROWS)
            .parallel()
            .mapToObj(chunk -> fill(rows, chunk * CHUNK_ROWS))
            .toList();
  }

  /** Takes over the rows of the chunk that begins at {@code first}, and gives their features. */
  private float[] fill(Kept[] rows, int first) {
    int width = schema.size();
    int count = Math.min(CHUNK_ROWS, size - first);
    float[] features = new float[count * width];
    for (int i = 0; i < count; i++) {
      Kept kept = rows[first + i];
      System.arraycopy(kept.features, 0, features, i * width, width);
      atMillis[first + i] = kept.row.at().toEpochMilli();
      debtors[first + i] = kept.debtor;
      channels[first + i] = (byte) kept.row.channel().index();
      hours[first + i] = (byte) kept.row.hour();
      weekdays[first + i] = (byte) kept.row.dayOfWeek().getValue();
      labels[first + i] = (byte) kept.row.labels();
    }
    return features;
  }

  public FeatureSchema schema() {
    return schema;
  }

  public int size() {
    return size;
  }

  /** The features of a row, in the schema's order, into {@code target} from {@code offset} on. */
  public void copyRow(int row, float[] target, int offset) {
    int width = schema.size();
    System.arraycopy(chunks.get(row / CHUNK_ROWS), row % CHUNK_ROWS * width, target, offset, width);
  }

  /** When the contact was made, in milliseconds since 1970. */
  public long atMillis(int row) {
    return atMillis[row];
  }

  public Instant at(int row) {
    return Instant.ofEpochMilli(atMillis[row]);
  }

  /** A number for the debtor: rows of one debtor have the same. */
  public int debtor(int row) {
    return debtors[row];
  }

  public Channel channel(int row) {
    return CHANNELS[channels[row]];
  }

  /** The local hour, 0 to 23. */
  public int hour(int row) {
    return hours[row];
  }

  /** The local day of the week, 1 for Monday to 7. */
  public int weekday(int row) {
    return weekdays[row];
  }

  /** Whether a row has a label for a target. */
  public boolean isLabelled(int row, Target target) {
    return (labels[row] >> (2 * target.code()) & 2) != 0;
  }

  /** Whether a labelled row's label is yes. */
  public boolean isPositive(int row, Target target) {
    return (labels[row] >> (2 * target.code()) & 1) != 0;
  }

  /** Feeds rows and labels to a digest, in order. */
  public void digest(MessageDigest digest) {
    int width = schema.size();
    schema.features().forEach(feature -> digest.update(feature.name().getBytes(UTF_8)));
    float[] row = new float[width];
    ByteBuffer bytes = ByteBuffer.allocate(width * 4 + 16).order(ByteOrder.LITTLE_ENDIAN);
    for (int i = 0; i < size; i++) {
      copyRow(i, row, 0);
      bytes.clear();
      bytes.putLong(atMillis[i]).putInt(debtors[i]);
      bytes.put(channels[i]).put(hours[i]).put(weekdays[i]).put(labels[i]);
      for (float value : row) {
        bytes.putFloat(value);
      }
      digest.update(bytes.array());
    }
  }

  // A row's features are written once and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  private record Kept(int debtor, Row row, float[] features) {}

  /** Collects rows, keeping those of the highest priority when there are too many. */
  static final class Builder {
    private final FeatureSchema schema;
    private final int maxRows;
    private List<Kept> kept = new ArrayList<>();
    private int debtors;
    private volatile long cutoff;

    /**
     * Keeps at most {@code maxRows} rows.
     *
     * @param cutoff the lowest priority that is wanted at all
     */
    Builder(FeatureSchema schema, int maxRows, long cutoff) {
      this.schema = schema;
      this.maxRows = maxRows;
      this.cutoff = cutoff;
    }

    /** Rows of a lower priority are not going to be kept. May be asked by any thread. */
    long cutoff() {
      return cutoff;
    }

    /**
     * The share of rows of random priority that are kept, in (0, 1].
     *
     * <p>A priority is a random 64-bit number, so the cutoff says it exactly.
     */
    double share() {
      return cutoff == Long.MIN_VALUE ? 1 : ((double) Long.MAX_VALUE - cutoff) * 0x1p-64;
    }

    /** Adds the next debtor's rows. */
    void add(RowBuffer buffer) {
      for (int i = 0; i < buffer.size(); i++) {
        kept.add(new Kept(debtors, buffer.row(i), buffer.features(i)));
      }
      debtors++;
      if (kept.size() > maxRows + maxRows / 2) {
        prune();
      }
    }

    private void prune() {
      long[] priorities = kept.stream().mapToLong(k -> k.row.priority()).sorted().toArray();
      long lowest = priorities[priorities.length - maxRows];
      List<Kept> remaining = new ArrayList<>(maxRows);
      for (Kept candidate : kept) {
        if (candidate.row.priority() >= lowest) {
          remaining.add(candidate);
        }
      }
      kept = remaining;
      cutoff = lowest;
    }

    ExampleTable build() {
      if (kept.size() > maxRows) {
        prune();
      }
      Kept[] rows = kept.toArray(Kept[]::new);
      // Stable: rows of one moment stay in the order of the debtors.
      Arrays.parallelSort(rows, Comparator.comparing((Kept row) -> row.row.at()));
      return new ExampleTable(schema, rows);
    }
  }
}
