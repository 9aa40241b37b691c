package org.gelegen.model.settings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PaymentSettingsTest {
  @Test
  void the_reference_stands_in_the_page_and_can_change_nothing_else_of_it() {
    PaymentSettings settings =
        new PaymentSettings("https://betalen.example.nl/zaak?kenmerk={{reference}}&taal=nl");
    assertThat(settings.page("c-9"))
        .contains(URI.create("https://betalen.example.nl/zaak?kenmerk=c-9&taal=nl"));
    assertThat(settings.page("a&b=c#d/../ e*é\r\n"))
        .contains(
            URI.create(
                "https://betalen.example.nl/zaak?kenmerk=a%26b%3Dc%23d%2F..%2F%20e%2A%C3%A9%0D%0A&taal=nl"));
    assertThat(PaymentSettings.none().page("c-9")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "http://betalen.example.nl/",
        "betalen.example.nl",
        "https:///zaak",
        "https://user@betalen.example.nl/",
        "https://{{reference}}.example.nl/",
        "https://example.nl:{{reference}}/",
        "https://{{reference}}@example.nl/",
        "https://example.nl{{reference}}/",
        "https://example.nl/{{amount}}",
        "javascript:alert(1)",
        "https://example.nl/ with a space"
      })
  void what_is_no_page_of_one_host_is_refused(String page) {
    assertThatThrownBy(() -> new PaymentSettings(page))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessageContaining("must be an https address");
  }
}
