package org.gelegen.scheduler.planning;

import java.util.Arrays;
import java.util.List;

/**
 * What can be done for each debtor, in flat arrays: a few dozen options a debtor at most, never the
 * matrix of debtors by actions. An option takes 13 bytes.
 */
public final class DebtorOptions {
  /** The cell of an option that no capacity limits. */
  public static final int NO_CELL = -1;

  private final int debtors;
  private final int[] first;
  private final int[] cell;
  private final byte[] day;
  private final float[] value;
  private final float[] cost;

  private DebtorOptions(Builder builder) {
    debtors = builder.debtors;
    first = Arrays.copyOf(builder.first, debtors + 1);
    cell = Arrays.copyOf(builder.cell, builder.options);
    day = Arrays.copyOf(builder.day, builder.options);
    value = Arrays.copyOf(builder.value, builder.options);
    cost = Arrays.copyOf(builder.cost, builder.options);
  }

  private DebtorOptions(List<DebtorOptions> parts) {
    debtors = parts.stream().mapToInt(DebtorOptions::debtors).sum();
    int size = parts.stream().mapToInt(DebtorOptions::size).reduce(0, Math::addExact);
    first = new int[debtors + 1];
    cell = new int[size];
    day = new byte[size];
    value = new float[size];
    cost = new float[size];
    int debtor = 0;
    int option = 0;
    for (DebtorOptions part : parts) {
      for (int i = 0; i < part.debtors; i++) {
        first[debtor + i + 1] = option + part.first[i + 1];
      }
      System.arraycopy(part.cell, 0, cell, option, part.size());
      System.arraycopy(part.day, 0, day, option, part.size());
      System.arraycopy(part.value, 0, value, option, part.size());
      System.arraycopy(part.cost, 0, cost, option, part.size());
      debtor += part.debtors;
      option += part.size();
    }
  }

  public static Builder builder() {
    return new Builder();
  }

  /**
   * The debtors of all parts, one part after the other.
   *
   * @throws ArithmeticException when there are more options than an array holds
   */
  public static DebtorOptions joined(List<DebtorOptions> parts) {
    return new DebtorOptions(parts);
  }

  public int debtors() {
    return debtors;
  }

  /** The number of a debtor's first option; its last is just before the next debtor's first. */
  public int first(int debtor) {
    return first[debtor];
  }

  /** The number just after a debtor's last option. */
  public int end(int debtor) {
    return first[debtor + 1];
  }

  /** The cell an option takes a place of, or {@link #NO_CELL}. */
  public int cell(int option) {
    return cell[option];
  }

  /** The day whose budget an option comes off. */
  public int day(int option) {
    return day[option];
  }

  /** What an option is worth over none, in the client's currency. */
  public double value(int option) {
    return value[option];
  }

  /** What an option takes off its day's budget, in the client's currency. */
  public double cost(int option) {
    return cost[option];
  }

  int size() {
    return cell.length;
  }

  void requireWithin(Limits limits) {
    for (int option = 0; option < cell.length; option++) {
      if (cell[option] >= limits.cells() || day[option] >= limits.days()) {
        throw new IllegalArgumentException(
            "option "
                + option
                + " is of cell "
                + cell[option]
                + " and day "
                + day[option]
                + " but the limits name "
                + limits.cells()
                + " cells and "
                + limits.days()
                + " days");
      }
    }
  }

  /** Gathers options, debtor by debtor. Not thread-safe. */
  public static final class Builder {
    private int debtors;
    private int options;
    private int[] first = new int[1025];
    private int[] cell = new int[8192];
    private byte[] day = new byte[8192];
    private float[] value = new float[8192];
    private float[] cost = new float[8192];

    private Builder() {}

    /** Ends the debtor whose options were added since the last call; there may be none. */
    public Builder endDebtor() {
      if (debtors + 2 > first.length) {
        first = Arrays.copyOf(first, first.length * 2);
      }
      first[++debtors] = options;
      return this;
    }

    /**
     * Adds an option to the debtor in progress.
     *
     * @param cell from 0, or {@link #NO_CELL}
     * @param day from 0 to 127
     * @param value finite
     * @param cost finite, not negative
     */
    public Builder option(int cell, int day, double value, double cost) {
      if (cell < NO_CELL
          || day < 0
          || day > Byte.MAX_VALUE
          || !Double.isFinite(value)
          || !(cost >= 0 && cost < Double.POSITIVE_INFINITY)) {
        throw new IllegalArgumentException(
            "not an option: cell " + cell + ", day " + day + ", value " + value + ", cost " + cost);
      }
      if (options == this.cell.length) {
        int length = options * 2;
        this.cell = Arrays.copyOf(this.cell, length);
        this.day = Arrays.copyOf(this.day, length);
        this.value = Arrays.copyOf(this.value, length);
        this.cost = Arrays.copyOf(this.cost, length);
      }
      this.cell[options] = cell;
      this.day[options] = (byte) day;
      this.value[options] = (float) value;
      this.cost[options] = (float) cost;
      options++;
      return this;
    }

    public DebtorOptions build() {
      return new DebtorOptions(this);
    }
  }
}
