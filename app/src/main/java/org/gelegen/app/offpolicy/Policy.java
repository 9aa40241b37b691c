package org.gelegen.app.offpolicy;

import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** A policy under evaluation, as a log's columns tell of it. */
sealed interface Policy {
  String name();

  /** The one action it takes, where that is known. */
  Optional<String> choice(CsvRow row);

  /** π(a|x) of the logged action, in [0, 1]. */
  double probability(CsvRow row, String action);

  /** What the reward model expects of it; null: not known. */
  @Nullable Double value(CsvRow row, RewardModel model);

  /** Whether the reward model's value is known. */
  boolean hasValue(RewardModel model);

  /** A policy whose probability of the logged action is in the log. */
  record Stochastic(String name, int probabilityColumn, OptionalInt valueColumn) implements Policy {
    @Override
    public Optional<String> choice(CsvRow row) {
      return Optional.empty();
    }

    @Override
    public double probability(CsvRow row, String action) {
      return row.probability(probabilityColumn);
    }

    @Override
    public @Nullable Double value(CsvRow row, RewardModel model) {
      return valueColumn.isPresent() ? row.number(valueColumn.getAsInt()) : null;
    }

    @Override
    public boolean hasValue(RewardModel model) {
      return valueColumn.isPresent();
    }
  }

  /** A policy whose one action is in the log. */
  record Deterministic(String name, int choiceColumn, OptionalInt valueColumn) implements Policy {
    @Override
    public Optional<String> choice(CsvRow row) {
      return Optional.of(action(row));
    }

    @Override
    public double probability(CsvRow row, String action) {
      return action(row).equals(action) ? 1 : 0;
    }

    @Override
    public @Nullable Double value(CsvRow row, RewardModel model) {
      if (valueColumn.isPresent()) {
        return row.number(valueColumn.getAsInt());
      }
      return model.knowsActions() ? model.of(row, action(row), choiceColumn) : null;
    }

    @Override
    public boolean hasValue(RewardModel model) {
      return valueColumn.isPresent() || model.knowsActions();
    }

    private String action(CsvRow row) {
      return Actions.of(row.text(choiceColumn));
    }
  }

  /** A policy that always takes the same action. */
  record Constant(String name, String action, int actionColumn) implements Policy {
    @Override
    public Optional<String> choice(CsvRow row) {
      return Optional.of(action);
    }

    @Override
    public double probability(CsvRow row, String logged) {
      return action.equals(logged) ? 1 : 0;
    }

    @Override
    public @Nullable Double value(CsvRow row, RewardModel model) {
      return model.knowsActions() ? model.of(row, action, actionColumn) : null;
    }

    @Override
    public boolean hasValue(RewardModel model) {
      return model.knowsActions();
    }
  }
}
