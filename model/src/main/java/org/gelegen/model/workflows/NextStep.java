package org.gelegen.model.workflows;

import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.slots.Action;
import org.jspecify.annotations.Nullable;

/** What a workflow has a debtor contacted with next. */
public sealed interface NextStep {
  /** A step that is due, in the first slot that the rules permit. */
  record Due(Workflow workflow, WorkflowStep step, CaseId caseId, Action action)
      implements NextStep {}

  /**
   * No contact in the horizon.
   *
   * @param caseId the case it would have been about; absent when there is none
   * @param why in words
   */
  record None(@Nullable CaseId caseId, String why) implements NextStep {}
}
