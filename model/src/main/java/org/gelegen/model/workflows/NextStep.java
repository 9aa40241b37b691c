package org.gelegen.model.workflows;

import java.time.Instant;
import java.util.Collection;
import java.util.List;
import org.gelegen.model.decision.Decision.Exclusion;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/** What a workflow has a debtor contacted with next. */
public sealed interface NextStep {
  /** This, unless it is due over a channel that is none of these. */
  default NextStep over(Collection<Channel> channels) {
    return this instanceof Due due && !channels.contains(due.action().channel())
        ? due.leave(due.named() + " is due over another channel")
        : this;
  }

  /** Why a step that is due is not made. */
  enum Left implements WireName {
    /** No hour in which it may be made has room, or the night's budget has none. */
    NO_ROOM("no-room"),
    /** The same was planned on the same day, and somebody took it back. */
    TAKEN_BACK("taken-back");

    private final String wireName;

    Left(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

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

    /** No contact after all. */
    public None left(Left why) {
      return switch (why) {
        case NO_ROOM -> leave(named() + " is due and there is no room for it");
        case TAKEN_BACK -> leave("it was planned today, and taken back");
      };
    }

    private None leave(String why) {
      return new None(caseId, why);
    }

    private String named() {
      return "step " + step.template();
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
