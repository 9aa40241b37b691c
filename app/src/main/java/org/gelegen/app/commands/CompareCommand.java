package org.gelegen.app.commands;

import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Map;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.trainer.ModelComparison;
import org.gelegen.trainer.ShadowReport;
import org.gelegen.trainer.evaluation.Interval;
import org.gelegen.trainer.evaluation.Metrics;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "compare",
    description =
        "Shows two versions side by side, and how they do on later contacts; one alone on later"
            + " contacts.",
    mixinStandardHelpOptions = true)
final class CompareCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Look at nothing after this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(names = "--json", description = "Print both versions as one JSON array.")
  private boolean json;

  @Option(
      names = "--shadow",
      description = "Show what V1, or else the shadow, made of the champion's decisions.")
  private boolean shadow;

  @Parameters(
      index = "0",
      arity = "0..1",
      paramLabel = "V1",
      description = "A version, such as 11.")
  private @Nullable String first;

  @Spec private CommandSpec spec;

  @Parameters(
      index = "1",
      arity = "0..1",
      paramLabel = "V2",
      description = "Another, such as noorderlicht-12.")
  private @Nullable String second;

  CompareCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    String named = first;
    if (shadow) {
      if (second != null) {
        throw new ParameterException(spec.commandLine(), "--shadow takes one version at most");
      }
      return options.run(
          surroundings, (house, client) -> compareShadow(house, client.clientId(), named));
    }
    if (named == null) {
      throw new ParameterException(spec.commandLine(), "name a version V1, or --shadow");
    }
    return options.run(surroundings, (house, client) -> compare(house, client.clientId(), named));
  }

  private Instant until() {
    return at == null ? surroundings.clock().instant() : at.toInstant();
  }

  private int compareShadow(House house, ClientId id, @Nullable String named) {
    ModelVersion version =
        named == null
            ? house
                .stores()
                .shadows()
                .find(id)
                .flatMap(it -> house.stores().registry().find(id, it.number()))
                .orElseThrow(
                    () ->
                        new GelegenException(
                            "there is no shadow: name a version that was one, or make one with"
                                + " gelegen promote --client "
                                + id
                                + " V --shadow"))
            : Versions.require(house.stores().registry(), id, named);
    ShadowReport report =
        house
            .analysts()
            .shadowComparer()
            .compare(id, version.number(), house.stores().settings().current(id), until());
    if (json) {
      surroundings.console().print(Json.text(ShadowOutput.json(report)));
    } else {
      ShadowOutput.print(report, surroundings.console());
    }
    return 0;
  }

  private int compare(House house, ClientId id, String named) {
    ModelVersion one = Versions.require(house.stores().registry(), id, named);
    ModelVersion two =
        second == null ? one : Versions.require(house.stores().registry(), id, second);
    ModelComparison comparison =
        house
            .analysts()
            .comparer()
            .compare(
                id, one.number(), two.number(), house.stores().settings().current(id), until());
    if (json) {
      ObjectNode last = VersionJson.of(two);
      last.putObject("versus")
          .put("modelVersion", one.name())
          .put("since", comparison.since().toString())
          .put("fair", comparison.fair())
          .set("value", ChoiceOutput.json(comparison.value()));
      surroundings.console().print(Json.text(Json.array().add(VersionJson.of(one)).add(last)));
      return 0;
    }
    if (second != null) {
      MetricTable.of(one, two).print(surroundings.console());
    }
    printLaterContacts(comparison);
    if (second != null) {
      ChoiceOutput.print(
          "value of " + two.name() + "'s choices less " + one.name() + "'s",
          comparison.value(),
          surroundings.console());
    }
    return 0;
  }

  private void printLaterContacts(ModelComparison comparison) {
    surroundings
        .console()
        .print(
            (comparison.fair() ? "on contacts after " : "too few later contacts; on those after ")
                + comparison.since());
    Table table =
        new Table("", "contacts", "rate", "AUC", "log-loss", "ECE", "second's log-loss less");
    comparison.heads().entrySet().stream()
        .sorted(Map.Entry.comparingByKey())
        .forEach(
            head -> {
              row(
                  table,
                  comparison.first().name() + " " + head.getKey().wireName(),
                  head.getValue().first(),
                  "");
              if (second != null) {
                row(
                    table,
                    comparison.second().name() + " " + head.getKey().wireName(),
                    head.getValue().second(),
                    difference(head.getValue().difference()));
              }
            });
    table.print(surroundings.console());
  }

  /** What a table of differences says of one. */
  static String difference(@Nullable Interval difference) {
    return difference == null
        ? "too few to tell"
        : "%+.4f [%+.4f, %+.4f]"
            .formatted(difference.estimate(), difference.low(), difference.high());
  }

  private static void row(Table table, String name, Metrics metrics, String difference) {
    table.row(
        name,
        "%,d".formatted(metrics.n()),
        "%.4f".formatted(metrics.baseRate()),
        metrics.auc() == null ? "-" : "%.4f".formatted(metrics.auc()),
        "%.4f".formatted(metrics.logLoss()),
        "%.4f".formatted(metrics.ece()),
        difference);
  }
}
