package org.gelegen.scheduler.texts;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.settings.ClientSettings;
import org.gelegen.model.settings.ClientSettings.TextTemplate;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

public class TextsTest {
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

  @ParameterizedTest
  @EnumSource(Channel.class)
  void every_channel_has_a_firm_a_helping_and_a_plain_text_in_both_languages(Channel channel) {
    for (String variant : Texts.variants()) {
      for (String language : List.of("nl", "en")) {
        String template = channel.wireName() + "-" + variant;
        TextTemplate text =
            texts.require(
                ClientSettings.defaults(), Optional.of(template), channel, List.of(language));
        assertThat(text.language()).isEqualTo(language);
        assertThat(Placeholder.in(text.body())).contains(Placeholder.REFERENCE);
        assertThat(text)
            .isNotEqualTo(
                texts.require(
                    ClientSettings.defaults(), Optional.empty(), channel, List.of(language)));
        assertThat(text.subject() != null)
            .isEqualTo(channel == Channel.EMAIL || channel == Channel.LETTER);
      }
    }
  }

  /** Who approved texts of its own does not find others in their place. */
  @Test
  void what_is_found_is_named_by_its_template_and_language() {
    assertThat(found(ClientSettings.defaults(), "sms-firm", "nl"))
        .isEqualTo(new TextId("sms-firm", "nl"));
    assertThat(found(ClientSettings.defaults(), "sms-unheard-of", "pl"))
        .isEqualTo(new TextId("sms", "en"));
    TextTemplate own = new TextTemplate("nl", null, "Eigen tekst");
    assertThat(found(withTexts(Map.of("sms", own)), "sms-firm", "nl"))
        .isEqualTo(new TextId("sms", "nl"));
    assertThat(found(withTexts(Map.of("sms", own, "sms-firm.nl", own)), "sms-firm", "nl"))
        .isEqualTo(new TextId("sms-firm", "nl"));
  }

  private TextId found(ClientSettings settings, String wanted, String language) {
    return texts.find(settings, wanted, Channel.SMS, List.of(language)).orElseThrow();
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
            "texts.sms: a text may leave open {{amount}}, {{dueDate}}, {{reference}},"
                + " {{otherCases}}, {{total}}, {{client}}, {{paymentLink}} but has {{bedrag}}");
  }

  private String language(List<String> languages) {
    return texts
        .require(ClientSettings.defaults(), Optional.empty(), Channel.SMS, languages)
        .language();
  }

  /** The defaults with texts of the client's own. */
  public static ClientSettings withTexts(Map<String, TextTemplate> texts) {
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
