package org.gelegen.app.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import org.gelegen.app.Ran;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

class BenchCommandTest {
  @Test
  void so_many_decisions_as_asked_for_are_made_and_the_parts_of_one_add_up() {
    Ran ran = Ran.command("bench", "--debtors", "400", "--seconds", "1", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    assertThat(ran.json()).hasSize(1);
    JsonNode speed = ran.json().getFirst();
    assertThat(speed.get("portfolio").asString()).isEqualTo("made up, seed 1");
    // Seven channels in the thirteen hours of Monday to Saturday that the Dutch rules leave open.
    assertThat(speed.get("actions").asInt()).isEqualTo(546);
    assertThat(speed.get("warmUpSeconds").asInt()).isEqualTo(1);
    assertThat(speed.at("/allCores/decisions").asLong()).isEqualTo(400);
    assertThat(speed.at("/allCores/contacts").asLong()).isBetween(1L, 400L);
    assertThat(speed.get("heads"))
        .hasSize(4)
        .allSatisfy(head -> assertThat(head.get("nanosPerAction").asDouble()).isPositive());
    JsonNode decision = speed.get("decision");
    double parts = 0;
    for (String part : new String[] {"rules", "features", "scoring", "ranking"}) {
      assertThat(decision.get(part).asDouble()).as(part).isNotNegative();
      parts += decision.get(part).asDouble();
    }
    assertThat(parts).isCloseTo(decision.get("cpuMicros").asDouble(), within(0.5 * parts));
    assertThat(decision.get("explained").asDouble()).isPositive();
    assertThat(speed.at("/heapBytes/inUse").asLong()).isPositive();
  }

  @Test
  void a_made_up_week_is_planned_below_its_bound_and_above_the_greedy_plan() {
    Ran ran = Ran.command("bench", "--plan", "--debtors", "5000", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode plan = ran.json().getFirst().at("/plans/0");
    assertThat(plan.get("debtors").asInt()).isEqualTo(5_000);
    assertThat(plan.get("options").asInt()).isBetween(5_000, 32 * 5_000);
    assertThat(plan.get("value").asDouble())
        .isGreaterThan(plan.at("/greedy/value").asDouble())
        .isLessThanOrEqualTo(plan.get("upperBound").asDouble());
    double gap = 1 - plan.get("value").asDouble() / plan.get("upperBound").asDouble();
    assertThat(plan.get("gap").asDouble()).isCloseTo(gap, within(1e-12)).isLessThan(0.002);
    assertThat(plan.at("/greedy/gap").asDouble()).isGreaterThan(0.05);
    assertThat(plan.get("seconds").asDouble()).isPositive();
    assertThat(plan.get("heapPeakBytes").asLong()).isPositive();
  }

  @Test
  void a_made_up_week_has_no_client_and_fits_into_memory() {
    assertThat(Ran.command("bench", "--plan", "--client", "x").status()).isEqualTo(2);
    assertThat(Ran.command("bench", "--plan", "--debtors", "10000001").status()).isEqualTo(2);
  }

  @Test
  void contacts_are_made_up_sent_once_each_and_counted() {
    Ran ran = Ran.command("bench", "--dispatch", "2000", "--json");
    assertThat(ran.status()).as(ran.err()).isZero();
    JsonNode speed = ran.json().getFirst();
    assertThat(speed.get("contacts").asInt()).isEqualTo(2_000);
    assertThat(speed.get("perSecond").asLong()).isPositive();
    assertThat(Ran.command("bench", "--dispatch", "4").status()).isEqualTo(2);
    assertThat(Ran.command("bench", "--dispatch", "10", "--plan").status()).isEqualTo(2);
  }

  @Test
  void no_time_or_nobody_to_decide_for_is_wrong_usage() {
    assertThat(Ran.command("bench", "--seconds", "0").status()).isEqualTo(2);
    assertThat(Ran.command("bench", "--debtors", "0").status()).isEqualTo(2);
  }
}
