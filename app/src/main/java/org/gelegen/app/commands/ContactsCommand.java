package org.gelegen.app.commands;

import java.time.ZoneId;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.campaign.CampaignStore.ContactState;
import org.gelegen.model.campaign.StuckContactDesk;
import org.gelegen.model.campaign.StuckContactDesk.Result;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.ContactId;
import org.gelegen.model.records.ClientRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

/** What waits for an operator. */
@Command(
    name = "contacts",
    description =
        "Lists the contacts that wait for a person (dead: tried too often; failed: refused for"
            + " good; unknown: they may have gone out), or does something with one.",
    mixinStandardHelpOptions = true)
final class ContactsCommand implements Callable<Integer> {
  private static final String BY = "command contacts";
  private static final int AT_MOST = 1_000;

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @ArgGroup private @Nullable Wish wish;

  @Option(names = "--json", description = "Print one contact a line as JSON.")
  private boolean json;

  ContactsCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** One of these, or none. */
  private static final class Wish {
    @Option(
        names = "--plan-again",
        paramLabel = "CONTACT",
        description = "Plan a dead or failed one for the next permitted hour.")
    private @Nullable String planAgain;

    @Option(names = "--made", paramLabel = "CONTACT", description = "One of unknown fate was made.")
    private @Nullable String made;

    @Option(
        names = "--not-made",
        paramLabel = "CONTACT",
        description = "One of unknown fate was not made: it is dead and may be planned again.")
    private @Nullable String notMade;

    @Option(
        names = "--drop",
        paramLabel = "CONTACT",
        description = "Leave a dead or failed one at that.")
    private @Nullable String drop;
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::run);
  }

  private int run(House house, ClientRecord client) {
    ClientId id = client.clientId();
    if (wish == null) {
      List<ContactState> stuck =
          house.stores().stuckContacts().list(id, StuckContacts.STUCK, AT_MOST);
      print(stuck, client.timeZone());
      if (stuck.isEmpty() && !json) {
        surroundings.console().say("nothing waits for a person");
      }
      return 0;
    }
    switch (carryOut(house.stuckContactDesk(), id, wish)) {
      case Result.Done done -> print(List.of(done.state()), client.timeZone());
      case Result.Refused refused -> throw new GelegenException(refused.reason());
      case Result.NotFound _ ->
          throw new GelegenException(
              "no such contact is planned with a debtor of " + id + ": see gelegen contacts");
    }
    return 0;
  }

  private Result carryOut(StuckContactDesk desk, ClientId id, Wish asked) {
    var now = surroundings.clock().instant();
    if (asked.planAgain != null) {
      return desk.planAgain(id, new ContactId(asked.planAgain), now, BY);
    }
    if (asked.made != null) {
      return desk.settle(id, new ContactId(asked.made), true, now, BY);
    }
    if (asked.notMade != null) {
      return desk.settle(id, new ContactId(asked.notMade), false, now, BY);
    }
    return desk.drop(id, new ContactId(String.valueOf(asked.drop)), now, BY);
  }

  private void print(List<ContactState> states, ZoneId zone) {
    if (json) {
      states.forEach(state -> surroundings.console().print(Json.text(node(state))));
    } else if (!states.isEmpty()) {
      Table table = new Table("contact", "debtor", "channel", "slot", "stands", "tries", "why");
      for (ContactState state : states) {
        table.row(
            state.contact().contactId().value(),
            state.contact().debtorId().value(),
            state.contact().action().channel().wireName(),
            state.contact().action().slot().start().atZone(zone).toOffsetDateTime().toString(),
            state.status().wireName(),
            Integer.toString(state.attempts()),
            state.reason() == null ? "" : state.reason());
      }
      table.print(surroundings.console());
    }
  }

  private static ObjectNode node(ContactState state) {
    ObjectNode node =
        Json.object()
            .put("contactId", state.contact().contactId().value())
            .put("debtorId", state.contact().debtorId().value())
            .put("channel", state.contact().action().channel().wireName())
            .put("start", state.contact().action().slot().start().toString())
            .put("status", state.status().wireName())
            .put("attempts", state.attempts());
    if (state.reason() != null) {
      node.put("reason", state.reason());
    }
    return node;
  }
}
