package org.gelegen.scoring.recommendations;

import java.math.BigDecimal;
import java.time.ZoneId;
import java.util.List;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Decision.ScoredAction;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.offers.Offer;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.Tone;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.scoring.http.Doc;
import org.gelegen.scoring.presentation.Figures;
import org.gelegen.scoring.presentation.SlotTimes;
import org.jspecify.annotations.Nullable;

/** What is recommended for one debtor. */
record Recommendation(
    String debtorId,
    @Doc("the case that the contact is about; absent without an open case") @Nullable String caseId,
    @Doc("to look the decision up later") String decisionId,
    @Doc("contact, wait (nothing is worth its cost) or stop (nothing is allowed)")
        Decision.Kind action,
    @Doc(
            "objected: the debtor objects to profiling, so no model was asked and reach, response,"
                + " harm and expectedValue are absent; absent otherwise")
        @Nullable Profiling profiling,
    @Nullable Channel channel,
    @Nullable SlotTimes slot,
    @Doc("the probability that the contact reaches the debtor") @Nullable Double reach,
    @Doc("the probability of being answered for, given this contact") @Nullable Double response,
    @Doc("the probability of a complaint or an opt-out") @Nullable Double harm,
    @Doc("over not contacting at all, less the cost, in the client's currency")
        @Nullable BigDecimal expectedValue,
    @Doc("friendly, neutral or firm: how to say it") @Nullable Tone tone,
    @Doc("what to offer") @Nullable Offer offer,
    @Doc("the approved text to use, by its template's name") @Nullable String template,
    @Doc("the language of that text, ISO 639-1") @Nullable String language,
    @Doc("what collection may cost the debtor; absent where neither Dutch nor Belgian law applies")
        @Nullable CostsFor costs,
    @Doc("the probability with which this was chosen") double propensity,
    @Doc("the best other actions, best first") List<Alternative> alternatives,
    @Doc(
            "with explain: what adds to the value and what takes from it, strongest first; of wait:"
                + " of the contact that comes nearest to being worth its cost")
        @Nullable List<ReasonFor> reasons,
    @Doc(
            "with explain: what the same contact would bring without knowing anything of debtor and"
                + " moment; this, all effects and otherEffects add up to the value")
        @Nullable Double baseline,
    @Doc("with explain: the effects that are not among the reasons, added up")
        @Nullable Double otherEffects,
    @Doc("with explain: what would be done in its place; absent when nothing is allowed")
        @Nullable NextBestFor changes,
    @Doc("with explain: what the rules take out") @Nullable List<ExcludedBy> excluded,
    @Doc(
            "the experiment that the debtor takes part in; where its arm is left to the creditor's"
                + " own workflow or alone, the action is stop")
        @Nullable ExperimentArm experiment) {

  /** Why no model was asked. */
  enum Profiling implements WireName {
    OBJECTED("objected");

    private final String wireName;

    Profiling(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }
  }

  /** An arm of an experiment. */
  record ExperimentArm(String id, String arm) {
    private static @Nullable ExperimentArm from(Decision.@Nullable ExperimentArm arm) {
      return arm == null ? null : new ExperimentArm(arm.experiment().value(), arm.name());
    }
  }

  static Recommendation from(
      Decision decision, ZoneId zone, boolean explained, PlainLanguage language) {
    Explanation explanation = decision.explanation();
    Approach approach = decision.approach();
    TextId text = approach == null ? null : approach.text();
    @Nullable Double baseline = explained ? explanation.baseline() : null;
    ScoredAction chosen = decision.chosen();
    ScoredAction scored = decision.objected() || decision.ofWorkflow() ? null : chosen;
    CaseId caseId = decision.caseId();
    return new Recommendation(
        decision.debtorId().value(),
        caseId == null ? null : caseId.value(),
        decision.decisionId().value(),
        decision.kind(),
        decision.objected() ? Profiling.OBJECTED : null,
        chosen == null ? null : chosen.action().channel(),
        chosen == null ? null : SlotTimes.from(chosen.slot(), zone),
        scored == null ? null : Figures.rounded(scored.reach()),
        scored == null ? null : Figures.rounded(scored.response()),
        scored == null ? null : Figures.rounded(scored.harm()),
        scored == null ? null : scored.expectedValue(),
        approach == null ? null : approach.tone(),
        approach == null ? null : approach.offer(),
        text == null ? null : text.template(),
        text == null ? null : text.language(),
        approach == null ? null : CostsFor.from(approach.costs(), zone),
        Figures.rounded(decision.propensity()),
        Alternative.from(decision.alternatives(), zone),
        explained ? ReasonFor.from(explanation.reasons(), language) : null,
        baseline == null ? null : Figures.rounded(baseline),
        baseline == null ? null : Figures.rounded(explanation.others()),
        explained ? NextBestFor.from(explanation.nextBest(), zone) : null,
        explained ? ExcludedBy.from(decision.excluded(), zone) : null,
        ExperimentArm.from(decision.arm()));
  }
}
