package org.gelegen.app.commands;

import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.objections.Objection;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.ClientRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Debtors' objections to profiling. */
@Command(
    name = "objection",
    description =
        "Keeps a debtor's objection to profiling (GDPR art. 21 and 22), or withdraws it: no model"
            + " is asked about the debtor while it is in force. Without --why it lists them.",
    mixinStandardHelpOptions = true)
final class ObjectionCommand implements Callable<Integer> {
  private static final String BY = "command objection";

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--why", paramLabel = "WHY", description = "The reason is written down.")
  private @Nullable String why;

  @Option(names = "--withdraw", description = "The debtor withdraws the objection.")
  private boolean withdraw;

  @Option(names = "--json", description = "Print one objection a line as JSON.")
  private boolean json;

  @Parameters(paramLabel = "DEBTOR", description = "The debtor.")
  private String debtor = "";

  ObjectionCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (why == null ? withdraw : why.isBlank()) {
      throw new ParameterException(
          spec.commandLine(), why == null ? "--withdraw needs --why" : "--why needs words");
    }
    return options.run(surroundings, this::act);
  }

  private int act(House house, ClientRecord client) {
    ClientId id = client.clientId();
    DebtorId debtorId = new DebtorId(debtor);
    if (house.stores().records().findByDebtor(id, debtorId).isEmpty()) {
      throw notKnown(id);
    }
    Instant now = surroundings.clock().instant();
    if (why == null) {
      print(house.stores().objections().find(id, debtorId));
    } else if (withdraw) {
      print(
          List.of(
              house
                  .stores()
                  .objections()
                  .withdraw(id, debtorId, now, BY, why)
                  .orElseThrow(
                      () ->
                          new GelegenException(
                              "debtor " + debtor + " of " + id + " never objected"))));
    } else {
      print(
          List.of(
              house
                  .stores()
                  .objections()
                  .object(id, debtorId, now, BY, why)
                  .orElseThrow(() -> notKnown(id))));
    }
    return 0;
  }

  private GelegenException notKnown(ClientId id) {
    return new GelegenException("debtor " + debtor + " is not known to " + id);
  }

  private void print(List<Objection> objections) {
    if (json) {
      objections.forEach(objection -> surroundings.console().print(Json.text(node(objection))));
    } else if (objections.isEmpty()) {
      surroundings.console().say("debtor " + debtor + " never objected");
    } else {
      Table table = new Table("objected", "by", "why", "taken back", "withdrawn");
      for (Objection objection : objections) {
        table.row(
            objection.objectedAt().toString(),
            objection.objectedBy(),
            objection.why(),
            Long.toString(objection.cancelled()),
            objection.withdrawnAt() == null ? "in force" : objection.withdrawnAt().toString());
      }
      table.print(surroundings.console());
    }
  }

  private static ObjectNode node(Objection objection) {
    ObjectNode node =
        Json.object()
            .put("objectionId", objection.objectionId())
            .put("debtorId", objection.debtorId().value())
            .put("objectedAt", objection.objectedAt().toString())
            .put("objectedBy", objection.objectedBy())
            .put("why", objection.why())
            .put("cancelled", objection.cancelled());
    if (objection.withdrawnAt() != null) {
      node.put("withdrawnAt", objection.withdrawnAt().toString())
          .put("withdrawnBy", objection.withdrawnBy());
    }
    if (objection.withdrawnWhy() != null) {
      node.put("withdrawnWhy", objection.withdrawnWhy());
    }
    return node;
  }
}
