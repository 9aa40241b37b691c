package org.gelegen.datasets.simulator;

import java.time.LocalTime;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;

/**
 * A step of a static workflow.
 *
 * @param day days after the case came in
 * @param template names the step in the records, unique in its workflow
 * @param windows when an attempt is made: the first attempt in the first window, and so on; the
 *     last window serves all further attempts
 * @param attempts how often it is tried until the debtor is reached, at least 1
 */
public record WorkflowStep(
    int day, Channel channel, String template, Tone tone, List<Window> windows, int attempts) {
  public WorkflowStep {
    windows = List.copyOf(windows);
    if (windows.isEmpty() || attempts < 1) {
      throw new IllegalArgumentException(
          "step " + template + " must have at least one window and one attempt");
    }
  }

  /** The window of an attempt, from 0. */
  Window window(int attempt) {
    return windows.get(Math.min(attempt, windows.size() - 1));
  }

  /** A stretch of the local day over which the attempts are spread. */
  public record Window(LocalTime from, LocalTime to) {
    public Window {
      if (!from.isBefore(to)) {
        throw new IllegalArgumentException("from must be before to but is " + from);
      }
    }
  }
}
