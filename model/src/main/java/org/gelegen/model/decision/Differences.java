package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.Reason;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.jspecify.annotations.Nullable;

/** What two makings of a decision do not have in common. */
final class Differences {
  /** Probabilities and effects are the same when they are as near as this. */
  private static final double SAME = 1e-9;

  private Differences() {}

  /** What differs, in the words of the answers. */
  static List<String> between(Decision one, Decision other) {
    List<String> differs = new ArrayList<>();
    note(differs, "caseId", Objects.equals(one.caseId(), other.caseId()));
    note(differs, "action", one.kind() == other.kind());
    note(differs, "the chosen contact", same(one.chosen(), other.chosen()));
    note(differs, "propensity", near(one.propensity(), other.propensity()));
    note(differs, "permitted", samePermitted(one.permitted(), other.permitted()));
    note(differs, "alternatives", sameActions(one.alternatives(), other.alternatives()));
    note(differs, "reasons", sameReasons(one.reasons(), other.reasons()));
    note(differs, "excluded", one.excluded().equals(other.excluded()));
    return differs;
  }

  private static void note(List<String> differs, String what, boolean same) {
    if (!same) {
      differs.add(what);
    }
  }

  private static boolean near(double one, double other) {
    return Math.abs(one - other) <= SAME;
  }

  private static boolean same(@Nullable ScoredAction one, @Nullable ScoredAction other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return one.action().equals(other.action())
        && near(one.reach(), other.reach())
        && near(one.response(), other.response())
        && near(one.harm(), other.harm())
        && one.expectedValue().compareTo(other.expectedValue()) == 0;
  }

  private static boolean sameActions(List<ScoredAction> one, List<ScoredAction> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same = same(one.get(i), other.get(i));
    }
    return same;
  }

  private static boolean samePermitted(List<PermittedAction> one, List<PermittedAction> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same =
          one.get(i).action().equals(other.get(i).action())
              && near(one.get(i).probability(), other.get(i).probability());
    }
    return same;
  }

  private static boolean sameReasons(List<Reason> one, List<Reason> other) {
    boolean same = one.size() == other.size();
    for (int i = 0; same && i < one.size(); i++) {
      same =
          one.get(i).feature().equals(other.get(i).feature())
              && near(one.get(i).effect(), other.get(i).effect());
    }
    return same;
  }
}
