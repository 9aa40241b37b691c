package org.gelegen.app.commands;

import java.util.concurrent.Callable;
import org.gelegen.app.ApiServer;
import org.gelegen.app.House;
import org.gelegen.app.Schedule;
import org.gelegen.app.console.Logs;
import org.gelegen.app.settings.ServiceSettings;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(
    name = "serve",
    description = "Runs the API and the scheduler until the process is ended.",
    mixinStandardHelpOptions = true)
final class ServeCommand implements Callable<Integer> {
  private final Surroundings surroundings;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(names = "--http-host", paramLabel = "HOST", description = "Default: 127.0.0.1.")
  private @Nullable String host;

  @Option(
      names = "--http-port",
      converter = PortNumber.class,
      paramLabel = "PORT",
      description = "Default: 7070.")
  private @Nullable Integer port;

  ServeCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    Logs.ofService();
    ServiceSettings settings =
        service
            .sources(surroundings.environment())
            .flag("http.host", host)
            .flag("http.port", port)
            .build();
    if (settings.database().url() == null) {
      surroundings
          .console()
          .say(
              "the embedded PostgreSQL serves, in "
                  + settings.data().dir()
                  + ": good for trying out and small use; set database.url for more");
    }
    try (House house = House.open(settings, surroundings);
        ApiServer server = ApiServer.start(house, settings.http());
        Schedule _ = Schedule.start(house, settings)) {
      surroundings
          .console()
          .say("the dashboard and the API are at " + server.uri() + ", documentation at /docs");
      server.await();
    }
    return 0;
  }
}
