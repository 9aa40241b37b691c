package org.gelegen.app.commands;

import java.util.List;
import java.util.Locale;
import org.gelegen.app.bench.PlanSpeed;
import org.gelegen.app.console.Console;
import org.gelegen.app.console.Table;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * How fast and how well weeks are planned, for people and for scripts.
 *
 * @param seed where the weeks' chance started
 */
record PlanSpeedOutput(List<PlanSpeed> speeds, long seed, int cores) {
  private static final double NANOS = 1e9;
  private static final double MEBI = 1024 * 1024;

  void print(Console console) {
    console.print("made-up weeks, seed %d, %d cores".formatted(seed, cores));
    Table table =
        new Table(
            "debtors",
            "options",
            "seconds",
            "value",
            "at most",
            "gap, %",
            "greedy, seconds",
            "value",
            "gap, %",
            "heap, MB");
    for (PlanSpeed speed : speeds) {
      table.row(
          "%,d".formatted(speed.debtors()),
          "%,d".formatted(speed.options()),
          decimals(2, speed.took().toNanos() / NANOS),
          decimals(2, speed.value()),
          decimals(2, speed.bound()),
          decimals(3, 100 * speed.gap()),
          decimals(2, speed.greedyTook().toNanos() / NANOS),
          decimals(2, speed.greedyValue()),
          decimals(1, 100 * speed.greedyGap()),
          "%,.0f".formatted(speed.heapPeak() / MEBI));
    }
    table.print(console);
  }

  private static String decimals(int count, double number) {
    return String.format(Locale.ROOT, "%,." + count + "f", number);
  }

  ObjectNode object() {
    ObjectNode object = Json.object().put("seed", seed).put("cores", cores);
    ArrayNode plans = object.putArray("plans");
    for (PlanSpeed speed : speeds) {
      ObjectNode plan =
          plans
              .addObject()
              .put("debtors", speed.debtors())
              .put("options", speed.options())
              .put("seconds", speed.took().toNanos() / NANOS)
              .put("value", speed.value())
              .put("upperBound", speed.bound())
              .put("gap", speed.gap())
              .put("heapPeakBytes", speed.heapPeak());
      plan.putObject("greedy")
          .put("seconds", speed.greedyTook().toNanos() / NANOS)
          .put("value", speed.greedyValue())
          .put("gap", speed.greedyGap());
    }
    return object;
  }
}
