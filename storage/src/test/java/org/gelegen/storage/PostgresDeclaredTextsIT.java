package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import java.util.Set;
import org.gelegen.model.decision.DeclaredTexts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDeclaredTextsIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final PostgresDeclaredTexts texts = new PostgresDeclaredTexts(DATABASE.emptied());

  private Set<String> keep(Kind kind, Map<String, String> declared) {
    return texts.keep(kind, declared, String::equalsIgnoreCase, NOON);
  }

  @Test
  void what_was_kept_first_stays() {
    assertThat(keep(Kind.RULE_PACK, Map.of("nl-1", "a", "be-1", "b"))).isEmpty();
    assertThat(keep(Kind.RULE_PACK, Map.of("nl-1", "A", "nl-2", "c"))).isEmpty();
    assertThat(texts.find(Kind.RULE_PACK, "nl-1")).hasValue("a");
    assertThat(texts.find(Kind.RULE_PACK, "nl-2")).hasValue("c");
  }

  @Test
  void where_one_says_something_else_none_is_kept() {
    keep(Kind.RULE_PACK, Map.of("nl-1", "a"));
    assertThat(keep(Kind.RULE_PACK, Map.of("be-2", "b", "nl-1", "other"))).containsExactly("nl-1");
    assertThat(texts.find(Kind.RULE_PACK, "nl-1")).hasValue("a");
    assertThat(texts.find(Kind.RULE_PACK, "be-2")).isEmpty();
  }

  @Test
  void a_label_of_another_kind_is_another_one() {
    keep(Kind.RULE_PACK, Map.of("default-1", "rules"));
    keep(Kind.OFFER_TABLE, Map.of("default-1", "offers"));
    assertThat(texts.find(Kind.RULE_PACK, "default-1")).hasValue("rules");
    assertThat(texts.find(Kind.OFFER_TABLE, "default-1")).hasValue("offers");
    assertThat(texts.find(Kind.OFFER_TABLE, "default-2")).isEmpty();
  }
}
