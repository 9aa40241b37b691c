package org.gelegen.app.commands;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Table;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.KeyStore.KeyState;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.scoring.access.ApiKeys;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ObjectNode;

@Command(name = "key", description = "API keys.", mixinStandardHelpOptions = true)
final class KeyCommand extends CommandGroup {
  /** Makes a key. */
  @Command(
      name = "create",
      description = "Makes an API key and shows it this once.",
      mixinStandardHelpOptions = true)
  static final class Create implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ServiceOptions service = new ServiceOptions();

    @Option(
        names = "--client",
        required = true,
        converter = ClientName.class,
        paramLabel = "C",
        description = "The client.")
    private String client = "";

    @Option(
        names = "--role",
        required = true,
        converter = RoleConverter.class,
        description = "dialer, analyst or operator.")
    private Role role = Role.DIALER;

    @Option(names = "--json", description = "Print the key as JSON.")
    private boolean json;

    Create(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      try (House house = House.open(service.settings(surroundings.environment()), surroundings)) {
        ClientId id = house.requireClient(client).clientId();
        ApiKeys.Created created = house.apiKeys().create(id, role, "command key create");
        String key = created.key();
        if (json) {
          surroundings
              .console()
              .print(
                  Json.text(
                      Json.object()
                          .put("clientId", client)
                          .put("role", role.wireName())
                          .put("keyId", created.keyId())
                          .put("key", key)));
        } else {
          surroundings.console().print(key);
          surroundings
              .console()
              .say(
                  "keep it well: it is shown this once and stored as a hash; "
                      + created.keyId()
                      + " is its id, by which it can be revoked");
        }
        return 0;
      }
    }
  }

  /** Lists keys. */
  @Command(
      name = "list",
      description = "Lists a client's API keys by their ids, revoked ones included.",
      mixinStandardHelpOptions = true)
  static final class ListKeys implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ClientOptions options = new ClientOptions();

    @Option(names = "--json", description = "Print one key a line as JSON.")
    private boolean json;

    ListKeys(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return options.run(surroundings, this::list);
    }

    private int list(House house, ClientRecord client) {
      Table table = new Table("key", "role", "created", "last used", "revoked");
      for (KeyState key : house.apiKeys().list(client.clientId())) {
        if (json) {
          surroundings.console().print(Json.text(node(key)));
        } else {
          table.row(
              key.keyId(),
              key.role().wireName(),
              key.createdAt().toString(),
              text(key.lastUsedAt()),
              text(key.revokedAt()));
        }
      }
      if (!json) {
        table.print(surroundings.console());
      }
      return 0;
    }

    private static ObjectNode node(KeyState key) {
      ObjectNode node =
          Json.object()
              .put("keyId", key.keyId())
              .put("role", key.role().wireName())
              .put("createdAt", key.createdAt().toString());
      if (key.lastUsedAt() != null) {
        node.put("lastUsedAt", key.lastUsedAt().toString());
      }
      if (key.revokedAt() != null) {
        node.put("revokedAt", key.revokedAt().toString());
      }
      return node;
    }

    private static String text(@Nullable Instant moment) {
      return moment == null ? "-" : moment.toString();
    }
  }

  /** Revokes a key. */
  @Command(
      name = "revoke",
      description = "Takes an API key's rights away for good, by its id.",
      mixinStandardHelpOptions = true)
  static final class Revoke implements Callable<Integer> {
    private final Surroundings surroundings;

    @Mixin private ClientOptions options = new ClientOptions();

    @Option(names = "--json", description = "Print the result as JSON.")
    private boolean json;

    @Parameters(paramLabel = "KEY-ID", description = "The key's id, such as key-0f4c2a9be17d4f6e.")
    private String keyId = "";

    Revoke(Surroundings surroundings) {
      this.surroundings = surroundings;
    }

    @Override
    public Integer call() {
      return options.run(surroundings, this::revoke);
    }

    private int revoke(House house, ClientRecord client) {
      if (!house.apiKeys().revoke(client.clientId(), keyId, "command key revoke")) {
        throw new GelegenException(
            "%s has no key %s that is good: gelegen key list --client %1$s shows all"
                .formatted(client.clientId(), keyId));
      }
      surroundings
          .console()
          .print(
              json
                  ? Json.text(Json.object().put("revoked", keyId))
                  : keyId + " is revoked: it opens nothing any more");
      return 0;
    }
  }

  /** Reads a role by its own spelling. */
  static final class RoleConverter implements ITypeConverter<Role> {
    @Override
    public Role convert(String value) {
      return WireName.find(Role.class, value)
          .orElseThrow(() -> new TypeConversionException("must be dialer, analyst or operator"));
    }
  }
}
