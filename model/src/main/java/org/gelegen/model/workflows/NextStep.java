package org.gelegen.model.workflows;

import java.time.Instant;
import java.util.List;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/** What a workflow has a debtor contacted with next. */
public sealed interface NextStep {
  /**
   * A step that is due.
   *
   * @param of the step that the workflow has
   * @param step as it is made, which may be softer than the workflow has it and over another of its
   *     channels
   * @param actions what the rules permit of it in the horizon, earliest first, at least one
   * @param ends the moment from which it is not made any more
   */
  record Due(
      Workflow workflow,
      WorkflowStep of,
      WorkflowStep step,
      CaseId caseId,
      List<Action> actions,
      Instant ends)
      implements NextStep {
    public Due {
      actions = List.copyOf(actions);
      if (actions.isEmpty()) {
        throw new IllegalArgumentException("a step that is due must have an action");
      }
    }

    /** The first that the rules permit. */
    public Action action() {
      return actions.getFirst();
    }

    /** The same with this action alone. */
    public Due by(Action action) {
      return new Due(workflow, of, step, caseId, List.of(action), ends);
    }

    /** Whether the client's workflow has it firmer than it is made. */
    public boolean softened() {
      return !of.ways().contains(step);
    }

    /** Whether it is made over another channel than the step's own. */
    public boolean instead() {
      return step.channel() != of.channel();
    }

    /** Whether it is a call that the debtor asked for, and no step of the client's. */
    public boolean appointment() {
      return step.template().equals(WorkflowStep.CALLBACK);
    }
  }

  /**
   * No contact in the horizon.
   *
   * @param caseId the case it would have been about; absent when there is none
   * @param why in words
   */
  record None(@Nullable CaseId caseId, String why) implements NextStep {}

  /**
   * No contact in the horizon, and none is permitted over any channel.
   *
   * @param why in words
   * @param exclusions what the rules take out
   */
  record Closed(CaseId caseId, String why, List<Exclusion> exclusions) implements NextStep {
    public Closed {
      exclusions = List.copyOf(exclusions);
    }
  }
}
