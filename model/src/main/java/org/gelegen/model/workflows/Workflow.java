package org.gelegen.model.workflows;

import java.util.Collections;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A list of contacts that are made when a case has come to an age, whatever a model would say.
 *
 * @param name unique among the client's, at most {@value #LONGEST_NAME} characters
 * @param segment whom it serves, as the segment language writes it; absent: everybody
 * @param lateDays how many days after its day a step may still be made, in [0, 365]
 * @param steps in the order in which they fall due, at least one, each with templates that no other
 *     has, over whatever channel
 */
public record Workflow(
    String name,
    @Nullable String segment,
    WorkflowStart start,
    Set<StopCondition> stops,
    int lateDays,
    List<WorkflowStep> steps) {
  public static final int DEFAULT_LATE_DAYS = 14;
  public static final int MOST_LATE_DAYS = 365;
  public static final int LONGEST_NAME = 128;

  public Workflow {
    stops = stops.isEmpty() ? Set.of() : Collections.unmodifiableSet(EnumSet.copyOf(stops));
    steps = List.copyOf(steps);
    if (name.isBlank() || name.length() > LONGEST_NAME) {
      throw new IllegalArgumentException(
          "a workflow's name must have 1 to "
              + LONGEST_NAME
              + " characters but has "
              + name.length());
    }
    if (lateDays < 0 || lateDays > MOST_LATE_DAYS) {
      throw new IllegalArgumentException(
          "lateDays must be from 0 to " + MOST_LATE_DAYS + " but is " + lateDays);
    }
    if (steps.isEmpty()) {
      throw new IllegalArgumentException("a workflow must have a step");
    }
    Set<String> templates = new HashSet<>();
    if (!steps.stream().allMatch(step -> addAll(step, templates))) {
      throw new IllegalArgumentException("a workflow's steps must have templates of their own");
    }
    for (int i = 1; i < steps.size(); i++) {
      if (!inOrder(steps.get(i - 1), steps.get(i))) {
        throw new IllegalArgumentException(
            "a workflow's steps must be in the order in which they fall due");
      }
    }
  }

  /** Adds what a step may be made with; false when another step has it. */
  private static boolean addAll(WorkflowStep step, Set<String> templates) {
    Set<String> its = new HashSet<>();
    step.ways().forEach(way -> its.add(way.template()));
    return its.stream().allMatch(templates::add);
  }

  /** Whether {@code next} does not fall due before {@code step}. */
  public static boolean inOrder(WorkflowStep step, WorkflowStep next) {
    return step.day() < next.day()
        || (step.day() == next.day() && step.time().firstHour() <= next.time().firstHour());
  }
}
