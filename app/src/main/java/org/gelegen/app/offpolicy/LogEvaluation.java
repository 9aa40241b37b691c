package org.gelegen.app.offpolicy;

import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.LongConsumer;
import org.gelegen.trainer.offpolicy.Resampling;
import org.jspecify.annotations.Nullable;

/** Reads a log once, in constant memory, and evaluates policies on it. */
public final class LogEvaluation {
  private final LogColumns columns;
  private final EvaluationSettings settings;
  private final LongConsumer progress;

  /**
   * Prepares.
   *
   * @param progress is told how many decisions have been read
   */
  public LogEvaluation(LogColumns columns, EvaluationSettings settings, LongConsumer progress) {
    this.columns = columns;
    this.settings = settings;
    this.progress = progress;
  }

  /**
   * What the log says of each policy, in the order asked for.
   *
   * @throws LogException when anything is wrong with the log: then nothing of it counts
   */
  public List<PolicyResult> run(Path file, PolicyRequest request) {
    try (CsvTable table = CsvTable.open(file)) {
      RewardModel model = new RewardModel(table, columns);
      List<PolicyRun> runs =
          new Policies(table, columns)
              .require(request).stream()
                  .map(policy -> new PolicyRun(policy, model, columns, settings))
                  .toList();
      return new Pass(table, model, runs).results();
    }
  }

  /** One reading of a log. */
  private final class Pass {
    private final CsvTable table;
    private final RewardModel model;
    private final List<PolicyRun> runs;
    private final int action;
    private final int propensity;
    private final int reward;
    private final OptionalInt position;
    private final OptionalInt unit;
    private final Support support = new Support();

    Pass(CsvTable table, RewardModel model, List<PolicyRun> runs) {
      this.table = table;
      this.model = model;
      this.runs = runs;
      action = table.require(columns.action(), "--action");
      propensity = table.require(columns.propensity(), "--propensity");
      reward = table.require(columns.reward(), "--reward");
      position = optional(columns.position(), "--position");
      unit = optional(columns.unit(), "--unit");
    }

    private OptionalInt optional(@Nullable String column, String flag) {
      return column == null ? OptionalInt.empty() : OptionalInt.of(table.require(column, flag));
    }

    List<PolicyResult> results() {
      Resampling resampling = settings.resampling();
      long count = 0;
      for (Optional<CsvRow> row = table.next(); row.isPresent(); row = table.next()) {
        long drawn = unit.isPresent() ? Resampling.unit(row.get().text(unit.getAsInt())) : count;
        add(row.get(), resampling.draws(drawn));
        progress.accept(++count);
      }
      if (count == 0) {
        throw LogException.file(table.file(), "there are no rows below the header");
      }
      double decisions = count;
      return runs.stream()
          .map(run -> run.result(support.missing(run.policy().name()) / decisions))
          .toList();
    }

    private void add(CsvRow row, double[] draws) {
      String taken = Actions.of(row.text(action));
      LoggedAction logged =
          new LoggedAction(
              taken,
              row.propensity(propensity),
              row.number(reward),
              model.logged(row, taken, action));
      String place = position.isPresent() ? row.text(position.getAsInt()) : "";
      boolean fewActions = support.logged(new Support.Place(place, taken));
      for (PolicyRun run : runs) {
        Optional<String> choice = run.policy().choice(row);
        if (choice.isPresent()) {
          fewActions &= support.wanted(run.policy().name(), new Support.Place(place, choice.get()));
        }
        run.add(row, logged, draws);
      }
      if (!fewActions) {
        throw row.error(
            action, "more than 100,000 different actions: an action must be one of few");
      }
    }
  }
}
