package org.gelegen.scheduler.gateways;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StopWordsTest {
  @ParameterizedTest
  @ValueSource(
      strings = {
        "STOP",
        "stop.",
        " Stop!\r\n",
        "\"STOP\"",
        "Stop \uD83D\uDE21",
        "STOPPEN",
        "Uit",
        "AFMELDEN",
        "opt-out",
        "Arrêt",
        "ARRET",
        "arre\u0302t",
        "STOPP",
        "Abmelden",
        "STOP\u0000",
        "stop-sms",
        "STOP STOP STOP",
        "Stop a.u.b.",
        "stop s.v.p.",
        "Stop, bitte!",
        "STOP s'il vous plaît",
        "please stop",
        "Stop ermee aub",
        "stop sms'en",
        "Stop met SMS'en",
        "meld af",
        "Meld me af",
        "REVOKE",
        "opt out",
        "quit",
        "end",
        "cancel",
        "unsubscribe",
        "Abbestellen",
        "austragen",
        "Keine SMS",
        "Désinscrire",
        "désinscription",
        "Me désabonner",
        "geen sms meer",
        "Stop svp"
      })
  void a_text_that_says_stop_and_nothing_else_is_one(String text) {
    assertThat(StopWords.isStop(text)).isTrue();
  }

  @Test
  void a_button_is_a_stop_only_where_its_label_can_mean_nothing_else() {
    assertThat(StopWords.isStopButton("STOP")).isTrue();
    assertThat(StopWords.isStopButton("Afmelden")).isTrue();
    for (String label : new String[] {"Cancel", "Uit", "End", "Quit", "Bel mij", ""}) {
      assertThat(StopWords.isStopButton(label)).as(label).isFalse();
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "!",
        "Stop maar met bellen, ik betaal morgen",
        "non-stop",
        "Ik ben uit huis",
        "stopcontact",
        "aub",
        "please",
        "Ik wil niet stop zetten",
        "uitstel"
      })
  void a_text_that_says_anything_else_is_none(String text) {
    assertThat(StopWords.isStop(text)).isFalse();
  }
}
