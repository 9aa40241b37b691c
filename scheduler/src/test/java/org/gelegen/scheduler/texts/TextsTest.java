package org.gelegen.scheduler.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TextsTest {
  private final Texts texts = new Texts();

  @ParameterizedTest
  @EnumSource(Channel.class)
  void every_channel_has_a_text_in_dutch_and_in_english_with_known_places_only(Channel channel) {
    for (String language : List.of("nl", "en")) {
      TextTemplate text =
          texts.require(ClientSettings.defaults(), Optional.empty(), channel, List.of(language));
      assertThat(text.language()).isEqualTo(language);
      assertThat(Placeholder.in(text.body())).isNotEmpty();
      assertThat(text.subject() != null)
          .isEqualTo(channel == Channel.EMAIL || channel == Channel.LETTER);
    }
  }

  @Test
  void who_speaks_neither_language_gets_the_client_s_and_else_english() {
    assertThat(language(List.of("pl", "nl"))).isEqualTo("nl");
    assertThat(language(List.of("pl", "de"))).isEqualTo("en");
  }

  @Test
  void a_client_s_own_text_counts_before_the_shipped_one_in_its_language() {
    ClientSettings settings =
        withTexts(
            Map.of(
                "email", new TextTemplate("nl", "Van ons", "Beste klant"),
                "email.en", new TextTemplate("en", "From us", "Dear customer"),
                "last-call", new TextTemplate("nl", null, "Laatste oproep")));
    assertThat(texts.require(settings, Optional.empty(), Channel.EMAIL, List.of("nl")).body())
        .isEqualTo("Beste klant");
    assertThat(texts.require(settings, Optional.empty(), Channel.EMAIL, List.of("en")).body())
        .isEqualTo("Dear customer");
    assertThat(
            texts
                .require(settings, Optional.of("last-call"), Channel.SMS, List.of("en", "nl"))
                .body())
        .isEqualTo("Laatste oproep");
    assertThat(texts.require(settings, Optional.empty(), Channel.SMS, List.of("nl")).body())
        .contains("{{amount}}");
  }

  @Test
  void a_text_that_leaves_open_what_is_not_known_is_refused_by_name() {
    ClientSettings settings =
        withTexts(Map.of("sms", new TextTemplate("nl", null, "U bent {{bedrag}} schuldig")));
    assertThatThrownBy(() -> Texts.requireKnownPlaces(settings))
        .hasMessage(
            "texts.sms: a text may leave open {{amount}}, {{dueDate}}, {{reference}}, {{client}},"
                + " {{paymentLink}} but has {{bedrag}}");
  }

  private String language(List<String> languages) {
    return texts
        .require(ClientSettings.defaults(), Optional.empty(), Channel.SMS, languages)
        .language();
  }

  private static ClientSettings withTexts(Map<String, TextTemplate> texts) {
    ClientSettings defaults = ClientSettings.defaults();
    return new ClientSettings(
        defaults.rulePack(),
        defaults.capacity(),
        defaults.nightlyBudget(),
        defaults.costs(),
        defaults.shareRecoverable(),
        defaults.costOfHarm(),
        defaults.responseWindow(),
        defaults.explorationShare(),
        defaults.pooling(),
        defaults.channels(),
        defaults.caps(),
        defaults.contactHours(),
        texts,
        defaults.training());
  }
}
