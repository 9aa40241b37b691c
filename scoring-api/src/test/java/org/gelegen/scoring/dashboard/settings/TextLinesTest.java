package org.gelegen.scoring.dashboard.settings;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class TextLinesTest {
  private static final String TEXT =
      """
      {
        "channels": ["phone",
                     "sms"],
        "caps": [
          {"contacts": 3,
           "within": "P7D"},
          {
            "contacts": 4
          }
        ],
        "a/b": 1
      }\
      """;

  @Test
  void each_pointer_has_the_line_where_what_it_names_begins() {
    assertThat(
            TextLines.find(
                TEXT,
                List.of(
                    "/channels",
                    "/channels/1",
                    "/caps/0",
                    "/caps/0/within",
                    "/caps/1",
                    "/caps/1/contacts",
                    "/a~1b")))
        .isEqualTo(
            Map.of(
                "/channels",
                2,
                "/channels/1",
                3,
                "/caps/0",
                5,
                "/caps/0/within",
                6,
                "/caps/1",
                7,
                "/caps/1/contacts",
                8,
                "/a~1b",
                11));
  }

  @Test
  void an_object_begins_where_it_opens_though_nothing_in_it_is_looked_for() {
    assertThat(TextLines.find(TEXT, List.of("/caps/1"))).isEqualTo(Map.of("/caps/1", 7));
  }

  @Test
  void the_whole_and_what_is_not_there_have_no_line() {
    assertThat(TextLines.find(TEXT, List.of("", "/caps/2", "/caps/1/within", "/nothing")))
        .isEmpty();
    assertThat(TextLines.find("{\"a\": 1,\n\"b\": }", List.of("/a", "/b/c")))
        .isEqualTo(Map.of("/a", 1));
  }

  /** Fifty passes over these 4 MB would take half a minute and more. */
  @Test
  void a_long_text_is_gone_through_once_however_many_are_looked_for() {
    String text =
        IntStream.range(0, 250_000)
            .mapToObj(number -> "\"key-%d\":1".formatted(number))
            .collect(Collectors.joining(",\n", "{", "}"));
    List<String> pointers =
        IntStream.range(249_950, 250_000).mapToObj(number -> "/key-" + number).toList();
    long begun = System.nanoTime();
    assertThat(TextLines.find(text, pointers)).hasSize(50).containsEntry("/key-249999", 250_000);
    assertThat(Duration.ofNanos(System.nanoTime() - begun)).isLessThan(Duration.ofSeconds(5));
  }
}
