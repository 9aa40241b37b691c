package org.gelegen.model.decision;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.Explanation.NextBest;
import org.gelegen.model.offers.Approach;
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
    note(differs, "reasons", sameReasons(one, other));
    note(differs, "changes", sameNextBest(one, other));
    note(differs, "excluded", one.excluded().equals(other.excluded()));
    note(differs, "tone and offer", sameApproach(one.approach(), other.approach()));
    return differs;
  }

  /** Costs were once told where Dutch law counts, and nowhere else. */
  private static boolean sameApproach(@Nullable Approach one, @Nullable Approach other) {
    if (one != null && one.costs() == null && other != null) {
      return one.equals(new Approach(other.row(), other.tone(), other.offer(), other.text(), null));
    }
    return Objects.equals(one, other);
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

  private static boolean sameReasons(Decision first, Decision second) {
    if (inOtherTerms(first) || inOtherTerms(second)) {
      return true;
    }
    Explanation one = first.explanation();
    Explanation other = second.explanation();
    boolean same =
        near(one.baseline(), other.baseline())
            && near(one.others(), other.others())
            && one.reasons().size() == other.reasons().size();
    for (int i = 0; same && i < one.reasons().size(); i++) {
      same =
          one.reasons().get(i).feature().equals(other.reasons().get(i).feature())
              && near(one.reasons().get(i).effect(), other.reasons().get(i).effect());
    }
    return same;
  }

  private static boolean near(@Nullable Double one, @Nullable Double other) {
    if (one == null || other == null) {
      return one == null && other == null;
    }
    return near(one.doubleValue(), other.doubleValue());
  }

  private static boolean sameNextBest(Decision one, Decision other) {
    NextBest next = one.explanation().nextBest();
    NextBest otherNext = other.explanation().nextBest();
    if (next == null || otherNext == null) {
      return inOtherTerms(one) || inOtherTerms(other) || (next == null && otherNext == null);
    }
    return same(next.action(), otherNext.action())
        && next.worthLess().compareTo(otherNext.worthLess()) == 0;
  }

  /**
   * Reasons were once told in log-odds, without a baseline, and of contacts only; they cannot be
   * compared. No table of offers was named then.
   */
  private static boolean inOtherTerms(Decision decision) {
    DecisionBasis basis = decision.basis();
    return decision.explanation().baseline() == null
        && (!decision.explanation().reasons().isEmpty()
            || (basis != null && basis.offersVersion() == null));
  }
}
