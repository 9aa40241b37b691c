package org.gelegen.trainer.choices;

import java.util.List;
import org.gelegen.model.decision.Decision.PermittedAction;
import org.gelegen.model.history.CaseState;
import org.gelegen.model.history.DebtorHistory;

/**
 * A decision in the situation it was made in, with what it brought.
 *
 * @param history of what had happened by the decision
 * @param ofTheDay the permitted actions of the chosen one's day
 * @param drawable those of them that could be drawn, the chosen one included
 * @param propensity the probability of the chosen one among them, in (0, 1]
 * @param reward in the client's currency
 */
record Situation(
    String debtor,
    LoggedChoice choice,
    DebtorHistory history,
    CaseState subject,
    List<PermittedAction> ofTheDay,
    List<PermittedAction> drawable,
    double propensity,
    double reward) {}
