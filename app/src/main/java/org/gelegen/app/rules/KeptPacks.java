package org.gelegen.app.rules;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.gelegen.model.decision.DeclaredTexts;
import org.gelegen.model.decision.DeclaredTexts.Kind;

/** Keeps the rule packs of an installation, so that a version always means the same rules. */
public final class KeptPacks {
  private KeptPacks() {}

  /**
   * Keeps the packs that are not kept yet.
   *
   * @throws RulePackException when rules changed under a version that was kept with others
   */
  public static void keep(RulePacks packs, DeclaredTexts texts, Instant at) {
    Map<String, String> now = packs.texts();
    Map<String, String> kept = texts.keep(Kind.RULE_PACK, now, at);
    List<String> problems = new ArrayList<>();
    now.forEach(
        (label, text) -> {
          if (!withoutRemarks(text).equals(withoutRemarks(kept.getOrDefault(label, text)))) {
            problems.add(
                packs.file(label)
                    + ": the pack was changed since, but it is called "
                    + label
                    + " as before; give it another \"version\", so that decisions that were made"
                    + " by the former rules can be made again");
          }
        });
    if (!problems.isEmpty()) {
      throw new RulePackException(problems);
    }
  }

  /** Lines of remarks, empty ones and space at the end say nothing. */
  private static String withoutRemarks(String yaml) {
    return yaml.lines()
        .map(String::stripTrailing)
        .filter(line -> !line.isBlank() && !line.stripLeading().startsWith("#"))
        .collect(Collectors.joining("\n"));
  }
}
