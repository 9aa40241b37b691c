package org.gelegen.app.commands;

import java.util.Map;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.promotion.Verdict;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** What each rule of promotion made of a version when it was trained. */
final class RulingOutput {
  private RulingOutput() {}

  /** A table with a line for each rule, the deciding one marked; nothing for versions of old. */
  static void print(ModelVersion version, Console console) {
    String decided = version.notes().get(Verdict.RULE_NOTE);
    if (decided == null) {
      return;
    }
    console.print("");
    Table table = new Table("rule", "says", "because", "");
    rulings(version)
        .forEach(
            (note, text) -> {
              String rule = rule(note);
              int colon = text.indexOf(": ");
              table.row(
                  rule,
                  text.substring(0, colon),
                  text.substring(colon + 2),
                  rule.equals(decided) ? "decided" : "");
            });
    table.print(console);
  }

  /** The same beside the version's other fields. */
  static void put(ModelVersion version, ObjectNode node) {
    String decided = version.notes().get(Verdict.RULE_NOTE);
    if (decided == null) {
      return;
    }
    ObjectNode verdict = node.putObject("verdict").put("rule", decided);
    verdict.put("reason", version.notes().get(Verdict.REASON_NOTE));
    ArrayNode rules = verdict.putArray("rules");
    rulings(version)
        .forEach(
            (note, text) -> {
              int colon = text.indexOf(": ");
              rules
                  .addObject()
                  .put("rule", rule(note))
                  .put("says", text.substring(0, colon))
                  .put("because", text.substring(colon + 2));
            });
  }

  private static Map<String, String> rulings(ModelVersion version) {
    // The character after the last of the prefix ends the range of names that begin with it.
    return version.notes().subMap(Verdict.RULING_NOTES, "promotion.rule/");
  }

  private static String rule(String note) {
    return note.substring(note.indexOf('.', Verdict.RULING_NOTES.length()) + 1);
  }
}
