package org.gelegen.notebooks.rows;

import static org.gelegen.notebooks.tables.Column.flag;
import static org.gelegen.notebooks.tables.Column.moment;
import static org.gelegen.notebooks.tables.Column.number;
import static org.gelegen.notebooks.tables.Column.probability;
import static org.gelegen.notebooks.tables.Column.text;
import static org.gelegen.notebooks.tables.Column.whole;

import java.util.List;
import org.gelegen.notebooks.tables.Column;
import org.gelegen.notebooks.tables.Table;

/** The tables of what was decided. */
final class DecisionTables {
  private static final String MONEY = "currency";
  private static final Column DECISION =
      text("decision", "The decision; the same name in every table.");

  static final Table DECISIONS =
      new Table(
              "decisions",
              "Every decision that is kept. The columns from day_propensity on are there where it"
                  + " is known what the decision brought: one to contact, which a night's campaign"
                  + " committed or which was acted on, and whose windows are over.",
              "a decision",
              List.of(
                  DECISION,
                  ContactTables.DEBTOR,
                  ContactTables.CASE,
                  moment("at", "The moment that was decided for."),
                  text("model_version", "The version that scored; none without a model."),
                  text("kind", "contact, wait or stop."),
                  text("origin", "recommendation, night or dialer; empty where it was not kept."),
                  text("experiment", "The experiment that the debtor takes part in; empty: none."),
                  text("arm", "Its arm there; empty: none."),
                  text("channel", "The chosen channel; empty unless kind is contact."),
                  moment(
                      "slot_start", "When the chosen slot begins; empty unless kind is contact."),
                  moment("slot_end", "When it ends."),
                  probability("reach", "Predicted: that it reaches. Empty unless kind is contact."),
                  probability("response", "Predicted: that the case is answered for."),
                  probability("harm", "Predicted: that harm follows."),
                  number("expected_value", MONEY, "What it was expected to bring over no contact."),
                  probability("propensity", "With which probability this was chosen; never 0."),
                  whole("options", "actions", "Among how many actions chance could have drawn."),
                  flag("committed", "Whether a night's campaign took it as a contact to make."),
                  probability(
                      "day_propensity",
                      "With which probability the chosen action was drawn among those of its day."),
                  whole("day_options", "actions", "Among how many actions of the day was drawn."),
                  number(
                      "reward",
                      MONEY,
                      "What it brought: the share recoverable of what was open, where the case was"
                          + " answered for, less the cost of the contact that was made and of"
                          + " harm."),
                  number(
                      "expected",
                      MONEY,
                      "The reward that expected_by expects. Empty where every exported version has"
                          + " seen what came of it."),
                  text(
                      "expected_by", "The newest exported version trained as of no later moment.")))
          .orderedBy("decision");

  static final Table ACTIONS =
      new Table(
              "decision_actions",
              "The actions that chance could have drawn for a decision.",
              "a decision and an action",
              List.of(
                  DECISION,
                  text("channel", "The channel."),
                  moment("slot_start", "When the slot begins."),
                  probability("probability", "With which probability it would be drawn; above 0."),
                  flag("chosen", "Whether it was.")))
          .orderedBy("decision", "slot_start", "channel");

  static final Table CHOICES =
      new Table(
              "choices",
              "What each exported version would have chosen in place of a decision whose outcome is"
                  + " known, among the actions of the day that could be drawn.",
              "a decision and a version",
              List.of(
                  DECISION,
                  text("version", "The version."),
                  flag("seen", "Whether the version may have learned what came of the decision."),
                  text("channel", "The channel that it would have chosen."),
                  moment("slot_start", "When that slot begins."),
                  flag("same", "Whether that is what was chosen."),
                  number(
                      "expected",
                      MONEY,
                      "The reward that decisions.expected_by expects of it; empty as there.")))
          .orderedBy("decision", "version");

  private DecisionTables() {}
}
