package org.gelegen.storage;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.Map;
import org.gelegen.model.decision.DeclaredTexts.Kind;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresDeclaredTextsIT {
  @RegisterExtension static final TestDatabase DATABASE = new TestDatabase();

  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  private final PostgresDeclaredTexts texts = new PostgresDeclaredTexts(DATABASE.emptied());

  @Test
  void what_was_kept_first_stays() {
    assertThat(texts.keep(Kind.RULE_PACK, Map.of("nl-1", "a", "be-1", "b"), NOON))
        .isEqualTo(Map.of("nl-1", "a", "be-1", "b"));
    assertThat(texts.keep(Kind.RULE_PACK, Map.of("nl-1", "other", "nl-2", "c"), NOON))
        .isEqualTo(Map.of("nl-1", "a", "nl-2", "c"));
    assertThat(texts.find(Kind.RULE_PACK, "nl-1")).hasValue("a");
    assertThat(texts.find(Kind.RULE_PACK, "nl-2")).hasValue("c");
  }

  @Test
  void a_label_of_another_kind_is_another_one() {
    texts.keep(Kind.RULE_PACK, Map.of("default-1", "rules"), NOON);
    texts.keep(Kind.OFFER_TABLE, Map.of("default-1", "offers"), NOON);
    assertThat(texts.find(Kind.RULE_PACK, "default-1")).hasValue("rules");
    assertThat(texts.find(Kind.OFFER_TABLE, "default-1")).hasValue("offers");
    assertThat(texts.find(Kind.OFFER_TABLE, "default-2")).isEmpty();
  }
}
