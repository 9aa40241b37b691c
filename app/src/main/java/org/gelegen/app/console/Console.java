package org.gelegen.app.console;

import java.io.PrintStream;
import java.time.Duration;
import java.util.Optional;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/**
 * Results go to standard output, everything said on the way to standard error. Long work shows a
 * bar on a terminal and plain lines elsewhere.
 */
public final class Console {
  private final PrintStream out;
  private final PrintStream err;
  private final boolean terminal;

  /**
   * Makes a console.
   *
   * @param terminal whether a person is watching {@code err}
   */
  public Console(PrintStream out, PrintStream err, boolean terminal) {
    this.out = out;
    this.err = err;
    this.terminal = terminal;
  }

  /** The console of this process. */
  public static Console system() {
    return new Console(
        System.out,
        System.err,
        Optional.ofNullable(System.console()).map(java.io.Console::isTerminal).orElse(false));
  }

  /** A line of the result. */
  public void print(String line) {
    out.println(line);
  }

  /** The stream of the result, for those who write much. */
  public PrintStream out() {
    return out;
  }

  /** A line on the way. */
  public void say(String line) {
    err.println(line);
  }

  /**
   * Shows how far long work has come.
   *
   * @param total how many steps there are; -1: not known
   */
  public Progress progress(String task, long total, String unit) {
    return terminal ? new Bar(task, total, unit) : new Lines(task, total, unit);
  }

  /** How far long work has come. Not thread-safe. */
  public interface Progress extends AutoCloseable {
    /** So many steps are done. */
    void reached(long steps);

    @Override
    void close();
  }

  private static final class Bar implements Progress {
    private final ProgressBar bar;

    Bar(String task, long total, String unit) {
      bar =
          new ProgressBarBuilder()
              .setTaskName(task)
              .setInitialMax(total)
              .setUnit(" " + unit, 1)
              .setStyle(ProgressBarStyle.ASCII)
              .setUpdateIntervalMillis(250)
              .build();
    }

    @Override
    public void reached(long steps) {
      bar.stepTo(steps);
    }

    @Override
    public void close() {
      bar.close();
    }
  }

  /** Says a line when the work has grown by a tenth, or tenfold where its end is not known. */
  private final class Lines implements Progress {
    private static final long FIRST = 100_000;

    private final String task;
    private final long total;
    private final String unit;
    private long next;

    Lines(String task, long total, String unit) {
      this.task = task;
      this.total = total;
      this.unit = unit;
      next = total < 0 ? FIRST : Math.max(1, total / 10);
    }

    @Override
    public void reached(long steps) {
      if (steps >= next) {
        say(task + ": " + steps + (total < 0 ? "" : " of " + total) + " " + unit);
        next = total < 0 ? steps + FIRST : steps + Math.max(1, total / 10);
      }
    }

    @Override
    public void close() {
      // Every line was said when it was due.
    }
  }

  /** A duration in words a person takes in at a glance, such as {@code 1 min 12 s}. */
  public static String words(Duration duration) {
    long seconds = duration.toSeconds();
    if (seconds < 60) {
      return "%.1f s".formatted(duration.toMillis() / 1000.0);
    }
    return seconds / 60 + " min " + seconds % 60 + " s";
  }
}
