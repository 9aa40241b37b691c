package org.gelegen.app.lab.tables;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.gelegen.model.GelegenException;
import org.gelegen.trainer.PlainTrainer;
import org.gelegen.trainer.Recipe;
import org.gelegen.trainer.TrainedHead;
import org.gelegen.trainer.examples.PlainRow;
import org.gelegen.trainer.examples.PlainTable;

/** Fits the product's heads to rows and asks them about others, several at once. */
final class Learning {
  private final long seed;
  private final ExecutorService executor;
  private final Consumer<String> progress;

  Learning(long seed, ExecutorService executor, Consumer<String> progress) {
    this.seed = seed;
    this.executor = executor;
    this.progress = progress;
  }

  /** A head with the rows it was fitted on and those it is asked about. */
  record Fit(TrainedHead head, PlainTable table) {
    double[] probabilities() {
      return PlainTrainer.probabilities(head, table);
    }

    boolean[] labels() {
      return table.asked().labels();
    }

    Scores scores() {
      return Scores.of(probabilities(), labels());
    }

    /** What each learner counts for, such as {@code logistic 0.312, trees 0.655}. */
    String learner() {
      String start = head.target().wireName() + ".";
      String end = ".weight";
      return head.notes().entrySet().stream()
          .filter(note -> note.getKey().startsWith(start) && note.getKey().endsWith(end))
          .map(
              note ->
                  note.getKey().substring(start.length(), note.getKey().length() - end.length())
                      + " "
                      + note.getValue())
          .collect(Collectors.joining(", "));
    }
  }

  Fit fit(List<PlainRow> known, List<PlainRow> asked) {
    PlainTable table = PlainTable.of(known, asked);
    return new Fit(new PlainTrainer(Recipe.product().mindingDrift(), seed).fit(table), table);
  }

  /**
   * Fits once for each fold to all rows that are not in it.
   *
   * @param order of the known rows
   */
  Scores acrossFolds(String name, List<PlainRow> rows, int[] folds, Order order) {
    int count = Arrays.stream(folds).max().orElseThrow() + 1;
    List<Callable<Scores>> tasks = new ArrayList<>();
    for (int fold = 0; fold < count; fold++) {
      List<PlainRow> known = new ArrayList<>();
      List<PlainRow> asked = new ArrayList<>();
      for (int row = 0; row < folds.length; row++) {
        (folds[row] == fold ? asked : known).add(rows.get(row));
      }
      if (order == Order.DRAWN) {
        Collections.shuffle(known, new Random(seed));
      }
      int number = fold + 1;
      tasks.add(
          () -> {
            Fit fit = fit(known, asked);
            progress.accept("%s, fold %d of %d: %s".formatted(name, number, count, fit.learner()));
            return fit.scores();
          });
    }
    return Scores.mean(all(tasks));
  }

  /** In which order known rows come. */
  enum Order {
    /** As in the file: the later ones are newer. */
    FILE,
    /** Drawn by the seed: no row is newer than another, as folds across time have it. */
    DRAWN
  }

  /**
   * Fits anew before each batch of rows, to the rows just before it.
   *
   * @param first the first row that is asked about
   * @param window how many rows are known each time, at most {@code first}
   */
  Scores retrained(String name, List<PlainRow> rows, int first, int window, int batch) {
    List<Callable<Answers>> tasks = new ArrayList<>();
    for (int from = first; from < rows.size(); from += batch) {
      int start = from;
      int end = Math.min(rows.size(), from + batch);
      tasks.add(
          () -> {
            Fit fit = fit(rows.subList(start - window, start), rows.subList(start, end));
            progress.accept("%s, rows from %,d: %s".formatted(name, start, fit.learner()));
            return new Answers(fit.probabilities(), fit.labels());
          });
    }
    double[] probabilities = new double[rows.size() - first];
    boolean[] labels = new boolean[probabilities.length];
    int place = 0;
    for (Answers answers : all(tasks)) {
      int size = answers.labels.length;
      System.arraycopy(answers.probabilities, 0, probabilities, place, size);
      System.arraycopy(answers.labels, 0, labels, place, size);
      place += size;
    }
    return Scores.of(probabilities, labels);
  }

  /** What a head said of some rows, and what became of them; kept when the rows are not. */
  // The arrays are handed on and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  private record Answers(double[] probabilities, boolean[] labels) {}

  /** The results of some tasks, in their order. */
  <T> List<T> all(List<Callable<T>> tasks) {
    try {
      List<T> results = new ArrayList<>();
      for (Future<T> future : executor.invokeAll(tasks)) {
        results.add(future.get());
      }
      return results;
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("measuring was interrupted", e);
    } catch (ExecutionException e) {
      throw new GelegenException("measuring failed: " + e.getCause(), e);
    }
  }
}
