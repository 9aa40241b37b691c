package org.gelegen.app.commands;

import java.time.Instant;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.Stores;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.Shadow;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.registry.RollBack;
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
    name = "promote",
    description =
        "Makes a version the champion, goes back to the champion before, or lets a version score"
            + " beside the champion.",
    mixinStandardHelpOptions = true)
final class PromoteCommand implements Callable<Integer> {
  private static final String BY = "command promote";

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Spec private CommandSpec spec;

  @Parameters(
      arity = "0..1",
      paramLabel = "V",
      description = "The version, such as 12 or noorderlicht-12.")
  private @Nullable String version;

  @Option(names = "--back", description = "Go back to the champion before the present one.")
  private boolean back;

  @Option(
      names = "--shadow",
      description = "Let V score beside the champion, which goes on to act.")
  private boolean shadow;

  @Option(names = "--no-shadow", description = "End the shadow.")
  private boolean noShadow;

  @Option(
      names = "--why",
      paramLabel = "TEXT",
      description = "The reason that is written down (default: by hand).")
  private @Nullable String why;

  @Option(
      names = "--from",
      paramLabel = "V",
      description = "With --back: go back only if V is the champion, so that it is done once.")
  private @Nullable String from;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  PromoteCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (from != null && !back) {
      throw new ParameterException(spec.commandLine(), "--from is only for --back");
    }
    if (why != null && (shadow || noShadow)) {
      throw new ParameterException(
          spec.commandLine(), "--why is for promoting and for going back, and not for the shadow");
    }
    String named = version;
    if (named != null && !back && !noShadow) {
      return options.run(
          surroundings,
          (house, client) ->
              shadow
                  ? appoint(house, client.clientId(), named)
                  : promote(house, client.clientId(), named));
    }
    if (named == null && !shadow && back != noShadow) {
      return options.run(surroundings, back ? this::goBack : this::dismiss);
    }
    throw new ParameterException(
        spec.commandLine(),
        "name one version V, with --shadow or without, or --back for the champion before, or"
            + " --no-shadow");
  }

  private int appoint(House house, ClientId id, String name) {
    Stores stores = house.stores();
    ModelVersion chosen = Versions.require(stores.registry(), id, name);
    if (chosen.champion()) {
      throw new GelegenException(
          chosen.name() + " is the champion, which decides: its shadow must be another version");
    }
    // A damaged model would score nothing: loading checks its bytes.
    stores.registry().loadCompiled(id, chosen.number());
    Instant now = surroundings.clock().instant();
    stores.shadows().appoint(id, new Shadow(chosen.number(), now, BY));
    stores.audit().append(id, now, BY, "model.shadow", chosen.name());
    surroundings
        .console()
        .print(
            json
                ? Json.text(Json.object().put("modelVersion", chosen.name()).put("shadow", true))
                : chosen.name() + " is the shadow now: it scores what the champion decides");
    return 0;
  }

  private int dismiss(House house, ClientRecord client) {
    ClientId id = client.clientId();
    Instant now = surroundings.clock().instant();
    boolean ended = house.stores().shadows().dismiss(id, now, BY);
    if (ended) {
      house.stores().audit().append(id, now, BY, "model.no-shadow", "");
    }
    surroundings
        .console()
        .print(
            json
                ? Json.text(Json.object().put("shadow", false).put("ended", ended))
                : ended ? "there is no shadow any more" : "there was no shadow");
    return 0;
  }

  private int promote(House house, ClientId id, String name) {
    Stores stores = house.stores();
    ModelVersion chosen = Versions.require(stores.registry(), id, name);
    // A damaged model must never become champion: loading checks its bytes.
    stores.registry().loadCompiled(id, chosen.number());
    Instant now = surroundings.clock().instant();
    stores.registry().promote(id, chosen.number(), now, BY, given());
    stores.audit().append(id, now, BY, "model.promoted", chosen.name());
    print(chosen, null);
    if (!json) {
      RulingOutput.print(chosen, surroundings.console());
    }
    return 0;
  }

  private int goBack(House house, ClientRecord client) {
    Stores stores = house.stores();
    ClientId id = client.clientId();
    Instant now = surroundings.clock().instant();
    Integer left = from == null ? null : Versions.require(stores.registry(), id, from).number();
    return switch (stores.registry().goBack(id, left, now, BY, given())) {
      case RollBack.Done done -> {
        String name = id + "-" + done.from();
        stores
            .audit()
            .append(id, now, BY, "model.rolled-back", name + " to " + done.champion().name());
        print(done.champion(), name);
        yield 0;
      }
      case RollBack.NoneBefore _ ->
          throw new GelegenException(
              "there is no earlier champion to go back to: gelegen models --client "
                  + id
                  + " shows who was");
      case RollBack.OtherChampion other ->
          throw new GelegenException(
              other.champion().map(ModelVersion::name).orElse("no version")
                  + " is champion, and not "
                  + id
                  + "-"
                  + left
                  + ": nothing was changed");
    };
  }

  private String given() {
    return why == null ? "by hand" : why;
  }

  private void print(ModelVersion champion, @Nullable String from) {
    if (json) {
      ObjectNode node = Json.object().put("modelVersion", champion.name()).put("champion", true);
      RulingOutput.put(champion, node);
      if (from != null) {
        node.put("rolledBack", from);
      }
      surroundings.console().print(Json.text(node));
    } else {
      surroundings
          .console()
          .print(
              champion.name()
                  + " is the champion now"
                  + (from == null ? "" : ", " + from + " is rolled back"));
    }
  }
}
