package org.gelegen.app.commands;

import org.gelegen.app.console.Console;
import org.gelegen.trainer.choices.ChoiceValue;
import tools.jackson.databind.node.ObjectNode;

/** What choices are worth, for people and for programs. */
final class ChoiceOutput {
  private ChoiceOutput() {}

  /**
   * Prints.
   *
   * @param what whose choices beside whose, such as {@code v-2's choices less v-1's}
   */
  static void print(String what, ChoiceValue value, Console console) {
    switch (value) {
      case ChoiceValue.NotTold(String why) -> console.print(what + ": not told, for " + why);
      case ChoiceValue.Told told -> {
        console.print(what + ": " + told.describe());
        console.print(
            "%.2f against %.2f a decision; in %.1f %% it would rather have done what had no chance"
                .formatted(told.other(), told.one(), 100 * told.beyond()));
      }
    }
  }

  static ObjectNode json(ChoiceValue value) {
    ObjectNode node = Json.object();
    switch (value) {
      case ChoiceValue.NotTold(String why) -> node.put("told", false).put("why", why);
      case ChoiceValue.Told told -> {
        node.put("told", true)
            .put("decisions", told.decisions())
            .put("ess", told.effective())
            .put("one", told.one())
            .put("other", told.other())
            .put("difference", told.difference().estimate())
            .put("beyond", told.beyond());
        node.putArray("interval").add(told.difference().low()).add(told.difference().high());
      }
    }
    return node;
  }
}
