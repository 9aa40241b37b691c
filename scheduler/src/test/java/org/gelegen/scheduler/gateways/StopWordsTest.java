package org.gelegen.scheduler.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP", "stop.", " Stop!\r\n", "\"STOP\"", "Stop \uD83D\uDE21", "STOPPEN", "Uit",
            "AFMELDEN",
        "opt-out", "Arrêt", "ARRET", "arre\u0302t", "STOPP", "Abmelden", "STOP\u0000", "stop-sms"
      })
  void a_text_that_says_stop_and_nothing_else_is_one(String text) {
    assertThat(StopWords.isStop(text)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "Stop maar met bellen, ik betaal morgen",
        "non-stop",
        "Ik ben uit huis",
        "stopcontact"
      })
  void a_text_that_says_anything_else_is_none(String text) {
    assertThat(StopWords.isStop(text)).isFalse();
  }
}
