package org.gelegen.app.commands;

import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.decision.Shadow;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.Promotion;
import org.gelegen.trainer.promotion.PromotionRule;
import org.gelegen.trainer.promotion.PromotionRules;
import org.gelegen.trainer.promotion.Verdict;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "models",
    description =
        "Lists a client's model versions, which rule decided on each, and who was champion when,"
            + " newest first.",
    mixinStandardHelpOptions = true)
final class ModelsCommand implements Callable<Integer> {
  private static final List<String> SHOWN =
      List.of("reach.auc", "reach.ece", "response.auc", "response.ece", "harm.auc");

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--json", description = "Print one version, or one rule, a line as JSON.")
  private boolean json;

  @Option(names = "--rules", description = "List the rules of promotion in their order.")
  private boolean rules;

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "V",
      description = "One version, with what each rule of promotion made of it.")
  private @Nullable String version;

  ModelsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (rules && version != null) {
      throw new ParameterException(
          spec.commandLine(),
          "--rules lists the rules and takes no version; without it V is shown");
    }
    return options.run(surroundings, this::list);
  }

  private int list(House house, ClientRecord client) {
    if (rules) {
      printRules(house.analysts().promotionRules());
      return 0;
    }
    ClientId id = client.clientId();
    List<ModelVersion> versions =
        version == null
            ? house.stores().registry().list(id)
            : List.of(Versions.require(house.stores().registry(), id, version));
    if (json) {
      List<Promotion> promotions = house.stores().registry().promotions(id);
      for (ModelVersion each : versions) {
        surroundings.console().print(Json.text(VersionJson.of(each, promotions)));
      }
      return 0;
    }
    if (versions.isEmpty()) {
      surroundings.console().say("no model yet: gelegen train --client " + id + " makes the first");
      return 0;
    }
    if (version != null) {
      MetricTable.of(versions.getFirst()).print(surroundings.console());
      RulingOutput.print(versions.getFirst(), surroundings.console());
      return 0;
    }
    print(versions, house.stores().shadows().find(id).map(Shadow::number).orElse(0));
    print(id, house.stores().registry().promotions(id));
    sayAlerts(house, id);
    return 0;
  }

  private void sayAlerts(House house, ClientId client) {
    String champion =
        house.stores().registry().findChampion(client).map(ModelVersion::name).orElse("");
    long alerts =
        house.stores().alerts().list(client).stream()
            .filter(alert -> alert.subject().equals(champion))
            .count();
    if (alerts > 0) {
      surroundings
          .console()
          .say(
              alerts
                  + " alerts about "
                  + champion
                  + ": gelegen alerts --client "
                  + client
                  + " tells them");
    }
  }

  private static String role(ModelVersion version, int shadow) {
    if (version.champion()) {
      return "yes";
    }
    return version.number() == shadow ? "shadow" : "";
  }

  private void printRules(PromotionRules inForce) {
    int number = 0;
    for (PromotionRule rule : inForce.list()) {
      number++;
      surroundings
          .console()
          .print(
              json
                  ? Json.text(
                      Json.object()
                          .put("number", number)
                          .put("rule", rule.name())
                          .put("says", rule.says()))
                  : "%d. %s: %s".formatted(number, rule.name(), rule.says()));
    }
  }

  private void print(ClientId client, List<Promotion> promotions) {
    surroundings.console().print("");
    Table table = new Table("champion", "since", "by", "why");
    for (Promotion promotion : promotions) {
      String back =
          promotion.backFrom() == null
              ? ""
              : "rolled back from " + client + "-" + promotion.backFrom() + ": ";
      table.row(
          client + "-" + promotion.number(),
          promotion.at().toString(),
          promotion.by(),
          back + promotion.why());
    }
    table.print(surroundings.console());
  }

  private void print(List<ModelVersion> versions, int shadow) {
    String[] headings = new String[SHOWN.size() + 4];
    headings[0] = "version";
    headings[1] = "as of";
    for (int i = 0; i < SHOWN.size(); i++) {
      headings[i + 2] = SHOWN.get(i);
    }
    headings[SHOWN.size() + 2] = "champion";
    headings[SHOWN.size() + 3] = "decided by";
    Table table = new Table(headings);
    for (ModelVersion each : versions) {
      String[] cells = new String[headings.length];
      cells[0] = each.name();
      cells[1] = each.asOf().toString();
      for (int i = 0; i < SHOWN.size(); i++) {
        Double metric = each.metrics().get(SHOWN.get(i));
        cells[i + 2] = metric == null ? "-" : "%.4f".formatted(metric);
      }
      cells[SHOWN.size() + 2] = role(each, shadow);
      cells[SHOWN.size() + 3] = each.notes().getOrDefault(Verdict.RULE_NOTE, "-");
      table.row(cells);
    }
    table.print(surroundings.console());
  }
}
