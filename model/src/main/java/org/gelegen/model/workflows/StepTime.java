package org.gelegen.model.workflows;

import org.gelegen.model.history.PartOfDay;

/** When on its day a step is due, where the debtor lives. */
public sealed interface StepTime {
  /** In one hour of the local day, 0 to 23. */
  record Hour(int hour) implements StepTime {
    public Hour {
      if (hour < 0 || hour > 23) {
        throw new IllegalArgumentException("an hour must be from 0 to 23 but is " + hour);
      }
    }

    @Override
    public int firstHour() {
      return hour;
    }
  }

  /** In a part of the local day. */
  record Part(PartOfDay part) implements StepTime {
    @Override
    public int firstHour() {
      return switch (part) {
        case EARLY -> 0;
        case MORNING -> 9;
        case AFTERNOON -> 12;
        case EVENING -> 17;
      };
    }
  }

  /** The local hour from which the step is due, 0 to 23. */
  int firstHour();
}
