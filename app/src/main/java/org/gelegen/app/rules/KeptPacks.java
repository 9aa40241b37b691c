package org.gelegen.app.rules;

import java.time.Instant;
import java.util.List;
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
    List<String> problems =
        texts.keep(Kind.RULE_PACK, packs.texts(), PackFile::sayTheSame, at).stream()
            .map(
                label ->
                    packs.file(label)
                        + ": the pack was changed since, but it is called "
                        + label
                        + " as before; give it another \"version\", so that decisions that were"
                        + " made by the former rules can be made again")
            .toList();
    if (!problems.isEmpty()) {
      throw new RulePackException(problems);
    }
  }
}
