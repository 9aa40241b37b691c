package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.AuditCheck;
import org.gelegen.model.access.AuditCheck.Broken;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "audit", description = "The audit log.", mixinStandardHelpOptions = true)
final class AuditCommand extends CommandGroup {
  /** Walks the chain. */
  @Command(
      name = "verify",
      description =
          "Walks a client's audit log from its first entry to its head and names the first entry"
              + " that is not what was written.",
      mixinStandardHelpOptions = true)
  static final class Verify implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ClientOptions options = new ClientOptions();

    @Option(
        names = "--head",
        paramLabel = "HASH",
        description = "A head that was printed earlier and kept elsewhere: the log must have it.")
    private @Nullable String head;

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    Verify(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return options.run(surroundings, this::verify);
    }

    private int verify(House house, ClientRecord client) {
      ClientId id = client.clientId();
      AuditCheck check = house.stores().auditChain().verify(id);
      boolean hasHead = head == null || house.stores().auditChain().contains(id, head);
      Broken broken = check.firstBroken();
      if (json) {
        surroundings.console().print(Json.text(node(check, hasHead)));
        return broken == null && hasHead ? 0 : 1;
      }
      if (broken != null) {
        throw new GelegenException(
            "the audit log of %s is broken: entry %d %s"
                .formatted(id, broken.number(), broken.why()));
      }
      if (!hasHead) {
        throw new GelegenException(
            "the audit log of %s has no entry with the hash %s: it was written anew"
                .formatted(id, head));
      }
      surroundings
          .console()
          .print(
              check.entries() == 0
                  ? "no entries"
                  : "%d entries, unbroken; head %s".formatted(check.entries(), check.head()));
      return 0;
    }

    private static ObjectNode node(AuditCheck check, boolean hasHead) {
      Broken broken = check.firstBroken();
      ObjectNode node =
          Json.object()
              .put("entries", check.entries())
              .put("head", check.head())
              .put("unbroken", broken == null && hasHead);
      if (broken != null) {
        node.putObject("firstBroken").put("number", broken.number()).put("why", broken.why());
      }
      return node;
    }
  }
}
