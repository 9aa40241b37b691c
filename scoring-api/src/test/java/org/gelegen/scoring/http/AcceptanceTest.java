package org.gelegen.scoring.http;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class AcceptanceTest {
  private static final List<Media> OFFERED =
      List.of(
          new Media("application/json", String.class, ""), new Media("text/csv", String.class, ""));

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "''|application/json",
        "*/*|application/json",
        "text/csv|text/csv",
        "TEXT/CSV; header=present|text/csv",
        "text/*|text/csv",
        "text/csv;q=0.5, application/json;q=0.4|text/csv",
        "text/csv;q=0.5, */*|application/json",
        "*/*;q=0.1, application/json;q=0|text/csv",
        "text/csv;q=0|none",
        "image/png|none",
        "text|none",
        ",,,|application/json",
        "text/csv;q=nonsense|text/csv"
      })
  void the_form_that_is_wanted_most_is_given(String header, String expected) {
    assertThat(new Acceptance(header).best(OFFERED).map(Media::contentType).orElse("none"))
        .isEqualTo(expected);
  }
}
