package org.gelegen.app.durability;

import java.io.File;
import java.io.IOException;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.concurrent.atomic.AtomicInteger;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.scheduler.rounds.TrainingRound;
import org.gelegen.trainer.ClientTrainer;

/**
 * A process that carries out the training that was asked for, and ends just before or just after
 * the commit of one of its steps.
 */
final class TrainedClient {
  /** The steps that leave something behind. */
  enum Step {
    CLAIMED,
    REGISTERED,
    FINISHED
  }

  private TrainedClient() {}

  static Process start(Path folder, Instant now, Step step, boolean after) throws IOException {
    return new ProcessBuilder(
            ProcessHandle.current().info().command().orElseThrow(),
            "-Xmx512m",
            "-XX:TieredStopAtLevel=1",
            "--enable-native-access=ALL-UNNAMED",
            "-Djdk.serialFilter=!*",
            "-cp",
            String.join(
                File.pathSeparator,
                Arrays.stream(System.getProperty("java.class.path").split(File.pathSeparator, -1))
                    .filter(entry -> !entry.isEmpty())
                    .toList()),
            TrainedClient.class.getName(),
            folder.toString(),
            now.toString(),
            step.name(),
            Boolean.toString(after))
        .redirectErrorStream(true)
        .start();
  }

  public static void main(String[] args) throws Exception {
    CrashingDriver.install();
    Instant now = Instant.parse(args[1]);
    Step step = Step.valueOf(args[2]);
    int moment = Boolean.parseBoolean(args[3]) ? 1 : 0;
    try (House house = open(Path.of(args[0]), now)) {
      // The first look at a queue finds what is there, and the second one that nothing is left.
      TrainingQueue queue =
          armed(
              TrainingQueue.class,
              house.stores().trainings(),
              step == Step.CLAIMED ? "claim" : step == Step.FINISHED ? "finish" : "",
              moment);
      ModelRegistry registry =
          armed(
              ModelRegistry.class,
              house.stores().registry(),
              step == Step.REGISTERED ? "register" : "",
              moment);
      new TrainingRound(
              queue,
              (client, asOf, told) ->
                  new ClientTrainer(
                          house.stores().records(),
                          registry,
                          house.stores().decisions(),
                          () -> now,
                          2)
                      .train(client, house.stores().settings().current(client), asOf, told::accept)
                      .version()
                      .number())
          .run(now);
    }
  }

  /** The same port, which ends the process at the commit of the first method that begins so. */
  private static <T> T armed(Class<T> port, T real, String method, int moment) {
    AtomicInteger calls = new AtomicInteger();
    return port.cast(
        Proxy.newProxyInstance(
            TrainedClient.class.getClassLoader(),
            new Class<?>[] {port},
            (_, called, arguments) -> {
              if (!method.isEmpty()
                  && called.getName().startsWith(method)
                  && calls.getAndIncrement() == 0) {
                CrashingDriver.armThread(moment);
              }
              try {
                return called.invoke(real, arguments);
              } catch (InvocationTargetException e) {
                throw e.getCause();
              }
            }));
  }

  static House open(Path folder, Instant now) {
    return House.open(
        new SettingsSources().flag("data.dir", folder).build(), Ran.surroundings(now));
  }
}
