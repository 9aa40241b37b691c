package org.gelegen.model.decision;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.gelegen.model.decision.Explanation.Reason;
import org.gelegen.model.features.AttributeFeature;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureSchema;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ReasonTextsTest {
  private static final int MOST_WORDS = 15;

  /** Words of the trade, of the law and of statistics, which not everybody knows. */
  private static final Map<PlainLanguage, List<String>> JARGON =
      Map.of(
          PlainLanguage.ENGLISH,
          List.of(
              "probability",
              "propensity",
              "odds",
              "uplift",
              "calibrat",
              "feature",
              "coefficient",
              "concentrat",
              "attribute",
              "channel",
              "debtor",
              "creditor",
              "dunning",
              "delinquen",
              "arrears",
              "default",
              "legal",
              "vulnerab",
              "literacy",
              "liveness",
              "decay",
              "weight",
              "score",
              "segment",
              "model",
              "outbound",
              "inbound",
              "consent",
              "opt",
              "instal"),
          PlainLanguage.DUTCH,
          List.of(
              "kansverdeling",
              "waarschijnlijkheid",
              "propensity",
              "coëfficiënt",
              "attribuut",
              "kanaal",
              "debiteur",
              "crediteur",
              "schuldenaar",
              "schuldeiser",
              "sommatie",
              "aanmaning",
              "dagvaarding",
              "executie",
              "insolvent",
              "vordering",
              "wanbetal",
              "kwetsbaar",
              "laaggeletterd",
              "score",
              "segment",
              "model",
              "toestemming",
              "termijn",
              "concentratie",
              "conform",
              "middels",
              "dientengevolge",
              "teneinde"));

  /** Values in which a text may take another form. */
  private static final List<Double> VALUES =
      List.of(-12.0, -1.0, 0.0, Math.log(2), 1.0, 1.4, Math.log(4), 2.0, 19.0);

  @ParameterizedTest
  @EnumSource(PlainLanguage.class)
  void every_feature_is_told_in_short_whole_sentences_without_jargon(PlainLanguage language) {
    for (Feature feature : new FeatureSchema(own()).features()) {
      for (String text : texts(language, feature)) {
        assertThat(text).as(feature.name()).doesNotContain("{", "}", "null", "NaN");
        for (String sentence : text.split("(?<=\\.) ", -1)) {
          assertThat(sentence).as(feature.name()).matches("\\p{Lu}.*[^.]\\.");
          assertThat(sentence.split(" ", -1).length).as(sentence).isLessThanOrEqualTo(MOST_WORDS);
        }
        for (String word : JARGON.getOrDefault(language, List.of())) {
          assertThat(text.toLowerCase(Locale.ROOT))
              .as(feature.name())
              .doesNotContainPattern(Pattern.compile("\\b" + word));
        }
      }
    }
  }

  /** A feature that nobody wrote a text for is told as a field, which is for a client's own. */
  @ParameterizedTest
  @EnumSource(PlainLanguage.class)
  void every_built_in_feature_has_words_of_its_own(PlainLanguage language) {
    Set<String> generic = Set.of("The field", "Het veld");
    for (Feature feature : new FeatureSchema(List.of()).features()) {
      for (String text : texts(language, feature)) {
        assertThat(generic).as(feature.name() + ": " + text).noneMatch(text::startsWith);
      }
    }
  }

  @ParameterizedTest
  @EnumSource(PlainLanguage.class)
  void every_built_in_feature_has_a_name_in_plain_words_of_its_own(PlainLanguage language) {
    Set<String> names = new HashSet<>();
    for (Feature feature : new FeatureSchema(List.of()).features()) {
      String name = ReasonTexts.in(language).name(feature.name());
      // One that nobody wrote begins with a small letter.
      assertThat(name).as(feature.name()).matches("\\p{Lu}[^.{}=]*[^.]");
      assertThat(names.add(name)).as("%s: %s", feature.name(), name).isTrue();
      for (String word : JARGON.getOrDefault(language, List.of())) {
        assertThat(name.toLowerCase(Locale.ROOT))
            .as(feature.name())
            .doesNotContainPattern(Pattern.compile("\\b" + word));
      }
    }
  }

  @Test
  void names_are_short_of_numbers_and_say_what_is_so_of_what_is_or_is_not() {
    ReasonTexts dutch = ReasonTexts.in(PlainLanguage.DUTCH);
    assertThat(dutch.name("daysPastDue")).isEqualTo("Dagen te laat");
    assertThat(dutch.name("stage=legal"))
        .isEqualTo("De rekening ligt bij de rechter of de deurwaarder");
    assertThat(dutch.name("debtor.language=pl")).isEqualTo("taal: pl");
    assertThat(dutch.name("case.product=(other)")).isEqualTo("product: een zeldzame waarde");
    assertThat(dutch.name("debtor.tenure_months")).isEqualTo("tenure months");
  }

  @Test
  void the_number_decides_the_form() {
    assertThat(english("daysSincePayday", 0.0)).startsWith("On that day the customer gets");
    assertThat(english("daysSincePayday", 1.0)).startsWith("On that day the income came 1 day ");
    assertThat(english("daysSincePayday", 5.0)).startsWith("On that day the income came 5 days ");
    assertThat(english("daysPastDue", -4.0)).contains("4 days left");
    assertThat(english("daysPastDue", -1.0)).contains("1 day left");
    assertThat(english("channelMissesInARow", Math.log(2))).contains("the last time");
    assertThat(english("channelMissesInARow", Math.log(4))).contains("3 times in a row");
    assertThat(english("caseBalance", Math.log(144.2))).contains("143.20 ");
    assertThat(dutch("caseBalance", Math.log(144.2))).contains("143,20 ");
    assertThat(english("channelReachRate", 0.61)).contains("61%");
    assertThat(english("hour", 19.0)).contains("from 19:00");
    assertThat(english("age", null)).startsWith("We do not know how old");
  }

  @Test
  void what_it_does_to_the_value_is_told_too() {
    assertThat(ReasonTexts.in(PlainLanguage.DUTCH).text(new Reason("weekend", 1.0, -0.4)))
        .isEqualTo("Het is weekend. Daardoor levert dit contact minder op.");
    assertThat(ReasonTexts.in(PlainLanguage.ENGLISH).text(new Reason("weekend", 0.0, 0.4)))
        .isEqualTo("It is not the weekend. This makes the contact worth more.");
  }

  @Test
  void a_client_s_own_attributes_are_told_by_their_names() {
    assertThat(english("debtor.tenure_months", 31.0)).startsWith("The field tenure months is 31.");
    assertThat(english("debtor.tenure_months", null))
        .startsWith("The field tenure months is not filled in.");
    assertThat(dutch("case.product=gas", 1.0)).startsWith("Het veld product is gas.");
    assertThat(dutch("case.product=gas", 0.0)).startsWith("Het veld product is niet gas.");
    assertThat(dutch("case.product=(other)", 1.0))
        .startsWith("Het veld product heeft een zeldzame waarde.");
    assertThat(dutch("debtor.language=pl", 1.0)).startsWith("Het veld taal is pl.");
  }

  private static String english(String feature, @Nullable Double value) {
    return ReasonTexts.in(PlainLanguage.ENGLISH).text(new Reason(feature, value, 1));
  }

  private static String dutch(String feature, @Nullable Double value) {
    return ReasonTexts.in(PlainLanguage.DUTCH).text(new Reason(feature, value, 1));
  }

  private static List<String> texts(PlainLanguage language, Feature feature) {
    List<String> texts = new ArrayList<>();
    List<Double> values = feature.indicator() ? List.of(0.0, 1.0) : VALUES;
    for (double value : values) {
      texts.add(ReasonTexts.in(language).text(new Reason(feature.name(), value, 1)));
    }
    if (!feature.indicator()) {
      texts.add(ReasonTexts.in(language).text(new Reason(feature.name(), null, -1)));
    }
    return texts;
  }

  private static List<AttributeFeature> own() {
    return List.of(
        new AttributeFeature(
            AttributeFeature.Scope.DEBTOR,
            "tenure_months",
            AttributeFeature.Type.NUMBER,
            List.of()),
        new AttributeFeature(
            AttributeFeature.Scope.CASE,
            "product",
            AttributeFeature.Type.CATEGORY,
            List.of("gas", "water")));
  }
}
