package org.gelegen.app.commands;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.replies.Addressee;
import org.gelegen.model.replies.KeptReply;
import org.gelegen.model.replies.ReplyInbox;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.node.ObjectNode;

/** Stops of nobody who is known. They are the house's: no client's key shows them. */
@Command(
    name = "replies",
    description =
        "Lists the numbers that said stop and are no debtor's who is known, or does something with"
            + " one: nothing else keeps the next message from going out.",
    mixinStandardHelpOptions = true)
final class RepliesCommand implements Callable<Integer> {
  private static final String BY = "command replies";
  private static final int AT_MOST = 1_000;

  /** A stop is in the log within moments. */
  private static final Duration LATE = Duration.ofMinutes(5);

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--opt-out",
      paramLabel = "REPLY",
      description = "It was the debtor of --client and --debtor, and counts from when it was sent.")
  private @Nullable String optOut;

  @Option(names = "--drop", paramLabel = "REPLY", description = "It is nobody's; with --why.")
  private @Nullable String drop;

  @Option(
      names = "--client",
      converter = ClientName.class,
      paramLabel = "C",
      description = "The debtor's client.")
  private @Nullable String client;

  @Option(names = "--debtor", paramLabel = "DEBTOR", description = "The debtor's id.")
  private @Nullable String debtor;

  @Option(names = "--why", paramLabel = "WHY", description = "The reason is written down.")
  private @Nullable String why;

  @Option(names = "--json", description = "Print one reply a line as JSON.")
  private boolean json;

  RepliesCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (optOut != null && drop != null) {
      throw new ParameterException(spec.commandLine(), "--opt-out and --drop exclude each other");
    }
    if ((optOut == null) != (client == null) || (optOut == null) != (debtor == null)) {
      throw new ParameterException(
          spec.commandLine(), "--opt-out goes with --client and --debtor, and they with it");
    }
    if ((drop == null) != (why == null) || (why != null && why.isBlank())) {
      throw new ParameterException(spec.commandLine(), "--drop goes with --why, and it with words");
    }
    try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
      if (optOut != null && client != null && debtor != null) {
        ClientId id = house.requireClient(client).clientId();
        optOut(house, optOut, new Addressee(id, new DebtorId(debtor), null));
      } else if (drop != null && why != null) {
        drop(house, drop, why);
      } else {
        print(house.stores().replyInbox().listUnmatched(AT_MOST));
        tellOfOthers(house.stores().replyInbox());
      }
      return 0;
    }
  }

  private static KeptReply require(House house, String id) {
    return house
        .stores()
        .replyInbox()
        .findUnmatched(id)
        .orElseThrow(
            () -> new GelegenException("no such reply waits for a person: see gelegen replies"));
  }

  private void optOut(House house, String id, Addressee addressee) {
    KeptReply reply = require(house, id);
    if (house
        .stores()
        .records()
        .findByDebtor(addressee.clientId(), addressee.debtorId())
        .isEmpty()) {
      throw new GelegenException(
          "debtor %s of %s is not known: nothing was changed"
              .formatted(addressee.debtorId().value(), addressee.clientId()));
    }
    // Whoever is told that it counts is told so when nothing is on its way any more.
    house.repliesThatWait().stop(reply, addressee);
    house
        .stores()
        .audit()
        .append(
            addressee.clientId(),
            surroundings.clock().instant(),
            BY,
            "reply.opted-out",
            id + " channel=" + reply.reply().channel().wireName());
    house.stores().replyInbox().settle(id);
    surroundings.console().say("opted out as of " + reply.at());
  }

  private void drop(House house, String id, String because) {
    require(house, id);
    // It may have been any client's. What is broken off here waits on and is dropped once more.
    for (ClientId each : house.stores().records().clients()) {
      house
          .stores()
          .audit()
          .append(each, surroundings.clock().instant(), BY, "reply.dropped", id + " " + because);
    }
    house.stores().replyInbox().settle(id);
    surroundings.console().say("dropped");
  }

  private void print(List<KeptReply> replies) {
    if (json) {
      replies.forEach(reply -> surroundings.console().print(Json.text(node(reply))));
    } else if (replies.isEmpty()) {
      surroundings.console().say("no stop waits for a person");
    } else {
      Table table = new Table("reply", "channel", "number", "sent");
      for (KeptReply reply : replies) {
        table.row(
            reply.replyId(),
            reply.reply().channel().wireName(),
            reply.reply().numbers().getFirst(),
            reply.at().toString());
      }
      table.print(surroundings.console());
    }
  }

  private void tellOfOthers(ReplyInbox inbox) {
    long unmatched = inbox.countWaiting(Instant.EPOCH);
    if (unmatched > AT_MOST) {
      surroundings
          .console()
          .say("these are the newest of %d: settle some to see others".formatted(unmatched));
    }
    long late = inbox.countWaiting(surroundings.clock().instant().minus(LATE)) - unmatched;
    if (late > 0) {
      surroundings
          .console()
          .say(
              "%d more could not be taken into the log yet and are tried again: the service's log says why"
                  .formatted(late));
    }
  }

  private static ObjectNode node(KeptReply reply) {
    return Json.object()
        .put("replyId", reply.replyId())
        .put("channel", reply.reply().channel().wireName())
        .put("number", reply.reply().numbers().getFirst())
        .put("at", reply.at().toString());
  }
}
