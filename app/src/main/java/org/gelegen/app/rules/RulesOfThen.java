package org.gelegen.app.rules;

import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.decision.DeclaredTexts;
import org.gelegen.model.decision.DeclaredTexts.Kind;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.ClientSettings;

/**
 * The rules of this installation, and those that it had before, for decisions that were made by
 * them. Holidays are always those that are known now.
 */
public final class RulesOfThen implements RuleBooks {
  private final RulePacks now;
  private final DeclaredTexts texts;

  /** As many as there were versions. */
  private final Map<String, Optional<RulePacks>> then = new ConcurrentHashMap<>();

  public RulesOfThen(RulePacks now, DeclaredTexts texts) {
    this.now = now;
    this.texts = texts;
  }

  @Override
  public RuleBook of(ClientRecord client, ClientSettings settings) {
    return now.forClient(client, settings);
  }

  @Override
  public Optional<RuleBook> of(ClientRecord client, ClientSettings settings, String version) {
    return now.forClient(client, settings, version)
        .or(
            () ->
                then.computeIfAbsent(version, this::under)
                    .flatMap(packs -> packs.forClient(client, settings, version)));
  }

  private Optional<RulePacks> under(String version) {
    return now.under(version, label -> texts.find(Kind.RULE_PACK, label));
  }
}
