package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.access.Role;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

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

    @Option(names = "--client", required = true, paramLabel = "C", description = "The client.")
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
        String key = house.createKey(id, role);
        if (json) {
          surroundings
              .console()
              .print(
                  Json.text(
                      Json.object()
                          .put("clientId", client)
                          .put("role", role.wireName())
                          .put("key", key)));
        } else {
          surroundings.console().print(key);
          surroundings.console().say("keep it well: it is shown this once and stored as a hash");
        }
        return 0;
      }
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
