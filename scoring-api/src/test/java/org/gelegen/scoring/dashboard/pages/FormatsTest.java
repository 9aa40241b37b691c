package org.gelegen.scoring.dashboard.pages;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.time.ZoneOffset;
import java.util.Currency;
import org.junit.jupiter.api.Test;

class FormatsTest {
  private final Formats english = formats(Language.ENGLISH);
  private final Formats dutch = formats(Language.DUTCH);

  private static Formats formats(Language language) {
    return new Formats(language.locale(), ZoneOffset.UTC, Currency.getInstance("EUR"));
  }

  @Test
  void a_number_has_three_decimals_or_two_digits_of_what_is_smaller() {
    assertThat(english.number(1234.56789)).isEqualTo("1,234.568");
    assertThat(english.number(0.0123)).isEqualTo("0.012");
    assertThat(english.number(0.00044)).isEqualTo("0.00044");
    assertThat(english.number(-0.000449)).isEqualTo("-0.00045");
    assertThat(dutch.number(0.00044)).isEqualTo("0,00044");
    assertThat(english.number(600)).isEqualTo("600");
  }

  @Test
  void nought_has_no_sign() {
    assertThat(english.number(-0.0)).isEqualTo("0");
    assertThat(english.number(-1e-12)).isEqualTo("0");
    assertThat(english.percent(-1e-13)).isEqualTo("0.0%");
    assertThat(english.money(new BigDecimal("-0.004"))).isEqualTo("€0.00");
    assertThat(english.money(-1e-12)).isEqualTo("€0.00");
  }

  @Test
  void a_share_has_one_decimal_or_two_digits_of_what_is_smaller() {
    assertThat(english.percent(0.5203)).isEqualTo("52.0%");
    assertThat(english.percent(0.0004)).isEqualTo("0.04%");
    assertThat(english.percent(0)).isEqualTo("0.0%");
  }

  @Test
  void a_difference_of_shares_is_in_points() {
    assertThat(dutch.points(0.02)).isEqualTo("2,0");
    assertThat(dutch.points(-0.00012)).isEqualTo("-0,012");
  }

  @Test
  void an_estimate_below_a_cent_is_written_out() {
    assertThat(english.money(0.0042)).isEqualTo("€0.0042");
    assertThat(english.money(12.5)).isEqualTo("€12.50");
    assertThat(english.money(-0.054)).isEqualTo("-€0.054");
  }

  private static Formats yen() {
    return new Formats(Language.ENGLISH.locale(), ZoneOffset.UTC, Currency.getInstance("JPY"));
  }

  @Test
  void a_currency_without_cents_has_none() {
    assertThat(yen().money(new BigDecimal("1250.4"))).endsWith("1,250");
  }
}
