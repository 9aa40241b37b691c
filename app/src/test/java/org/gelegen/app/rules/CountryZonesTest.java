package org.gelegen.app.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import org.junit.jupiter.api.Test;

class CountryZonesTest {
  @Test
  void zones_count_for_every_country_they_are_named_for_and_those_with_the_same_clock_once() {
    CountryZones zones =
        new CountryZones(
            """
            # comment
            ES\t+4024-00341\tEurope/Madrid\tSpain (mainland)
            ES\t+2806-01524\tAtlantic/Canary\tCanary Islands
            BE,LU,NL\t+5050+00420\tEurope/Brussels
            XX\t+0000+00000\tUTC
            XX\t+0000+00000\tEtc/UTC
            XX\t+0000+00000\tEurope/Nowhere
            """);
    assertThat(zones.of("ES"))
        .containsExactly(ZoneId.of("Europe/Madrid"), ZoneId.of("Atlantic/Canary"));
    assertThat(zones.of("NL")).containsExactly(ZoneId.of("Europe/Brussels"));
    assertThat(zones.of("XX")).containsExactly(ZoneId.of("UTC"));
    assertThat(zones.of("DE")).isEmpty();
  }
}
