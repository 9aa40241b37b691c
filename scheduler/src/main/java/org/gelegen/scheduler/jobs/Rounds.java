package org.gelegen.scheduler.jobs;

import java.util.Map;
import java.util.TreeMap;
import org.gelegen.scheduler.rounds.Round;

/**
 * What the alarm clock gives signals to.
 *
 * @param nightly each night, and each minute by the watchdog
 * @param dispatch every few seconds
 * @param weeklyTraining each Sunday
 * @param training every half minute
 * @param housekeeping every ten minutes
 * @param drift every ten minutes, to do what is due of the day
 * @param retention every ten minutes, to do what is due of the day
 * @param everywhere each minute, on each node for itself
 */
public record Rounds(
    Round nightly,
    Round dispatch,
    Round weeklyTraining,
    Round training,
    Round housekeeping,
    Round drift,
    Round retention,
    Round everywhere) {
  /** By the name of the job. */
  Map<String, Round> byJob() {
    return new TreeMap<>(
        Map.of(
            "nightly-campaigns",
            nightly,
            "dispatch",
            dispatch,
            "weekly-training",
            weeklyTraining,
            "training",
            training,
            "housekeeping",
            housekeeping,
            "drift-watch",
            drift,
            "retention",
            retention));
  }
}
