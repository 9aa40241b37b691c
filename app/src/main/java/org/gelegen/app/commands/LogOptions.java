package org.gelegen.app.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import org.gelegen.app.offpolicy.LogColumns;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** The flags that name the columns of a logged-bandit table. */
final class LogOptions {
  @Option(
      names = "--action",
      paramLabel = "COLUMN",
      description = "The logged action, a word or a number (default: ${DEFAULT-VALUE}).")
  private String action = "action";

  @Option(
      names = "--propensity",
      paramLabel = "COLUMN",
      description = "The probability it was taken with (default: ${DEFAULT-VALUE}).")
  private String propensity = "propensity";

  @Option(
      names = "--reward",
      paramLabel = "COLUMN",
      description = "What it brought (default: ${DEFAULT-VALUE}).")
  private String reward = "reward";

  @Option(
      names = "--q-hat",
      paramLabel = "COLUMN",
      description = "What a reward model expects of it (default: ${DEFAULT-VALUE}).")
  private String loggedValue = "q_hat";

  @Option(
      names = "--action-value",
      paramLabel = "ACTION=COLUMN",
      description =
          "What the reward model expects of this action, in the place of q_hat and v_NAME;"
              + " repeat for every action.")
  private Map<String, String> actionValues = new LinkedHashMap<>();

  @Option(
      names = "--pi-prefix",
      paramLabel = "PREFIX",
      description =
          "Before a policy's name: its probability of the logged action (default:"
              + " ${DEFAULT-VALUE}).")
  private String probabilityPrefix = "pi_";

  @Option(
      names = "--choice-prefix",
      paramLabel = "PREFIX",
      description = "Before a policy's name: its one action (default: ${DEFAULT-VALUE}).")
  private String choicePrefix = "choice_";

  @Option(
      names = "--v-prefix",
      paramLabel = "PREFIX",
      description =
          "Before a policy's name: what the reward model expects of it (default:"
              + " ${DEFAULT-VALUE}).")
  private String policyValuePrefix = "v_";

  @Option(
      names = "--position",
      paramLabel = "COLUMN",
      description = "The place in a slate: support is then looked for place by place.")
  private @Nullable String position;

  @Option(
      names = "--unit",
      paramLabel = "COLUMN",
      description =
          "What stands or falls together, such as the debtor: standard errors and intervals then"
              + " come from resampling these.")
  private @Nullable String unit;

  LogColumns columns() {
    return new LogColumns(
        action,
        propensity,
        reward,
        loggedValue,
        probabilityPrefix,
        choicePrefix,
        policyValuePrefix,
        actionValues,
        position,
        unit);
  }
}
