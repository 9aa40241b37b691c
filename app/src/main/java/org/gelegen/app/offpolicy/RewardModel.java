package org.gelegen.app.offpolicy;

import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import org.jspecify.annotations.Nullable;

/** What a log's columns tell of the reward model: q at the logged action, or at every action. */
final class RewardModel {
  private final OptionalInt logged;
  private final Map<String, Integer> byAction = new HashMap<>();

  RewardModel(CsvTable table, LogColumns columns) {
    logged = table.find(columns.loggedValue());
    columns
        .actionValues()
        .forEach(
            (action, column) ->
                byAction.put(Actions.of(action), table.require(column, "--action-value")));
  }

  boolean knowsLogged() {
    return logged.isPresent() || knowsActions();
  }

  boolean knowsActions() {
    return !byAction.isEmpty();
  }

  /** q(x, a) of the logged action; null: not known. */
  @Nullable Double logged(CsvRow row, String action, int actionColumn) {
    if (logged.isPresent()) {
      return row.number(logged.getAsInt());
    }
    return knowsActions() ? of(row, action, actionColumn) : null;
  }

  /**
   * q(x, a) of an action.
   *
   * @param column where the action stands, for the error when it has no value
   */
  double of(CsvRow row, String action, int column) {
    return row.number(
        Optional.ofNullable(byAction.get(action))
            .orElseThrow(
                () ->
                    row.error(
                        column,
                        "action %s has no column of the reward model: name it with --action-value %s=COLUMN"
                            .formatted(action, action))));
  }
}
