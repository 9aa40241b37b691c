package org.gelegen.app.dispatch;

import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Base64;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.gelegen.app.House;
import org.gelegen.app.Ran;
import org.gelegen.app.bench.DueContacts;
import org.gelegen.app.settings.SettingsSources;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.scheduler.dispatch.DispatchPorts;
import org.gelegen.scheduler.dispatch.DispatchSettings;
import org.gelegen.scheduler.dispatch.Dispatcher;
import org.gelegen.scheduler.gateways.Delivery;
import org.gelegen.scheduler.gateways.Gateway;
import org.gelegen.scheduler.gateways.OutgoingMessage;
import org.gelegen.scheduler.gateways.WebhookGateway;
import org.gelegen.scheduler.gateways.WebhookSettings;
import org.gelegen.scheduler.texts.MessageWriter;
import org.gelegen.scheduler.texts.Texts;

/** A dispatcher in a process of its own, which can be killed. */
final class DispatchProcess implements AutoCloseable {
  /** How many messages it hands over at a time. */
  static final int CONCURRENCY = 8;

  static final int WORKERS = 3;

  private static final String SECRET =
      Base64.getEncoder()
          .encodeToString("made up, of thirty-two characters".getBytes(StandardCharsets.UTF_8));

  private final Process process;

  private DispatchProcess(Process process) {
    this.process = process;
  }

  /**
   * Starts one.
   *
   * @param began the moment of this machine at which it was nine o'clock there
   * @param idempotent whether the gateway's word is that it honours the key
   */
  static DispatchProcess start(Path folder, URI gateway, Instant began, boolean idempotent)
      throws IOException {
    return new DispatchProcess(
        new ProcessBuilder(
                ProcessHandle.current().info().command().orElseThrow(),
                "-Xmx512m",
                "-XX:TieredStopAtLevel=1",
                "--enable-native-access=ALL-UNNAMED",
                "-Djdk.serialFilter=!*",
                "-cp",
                System.getProperty("java.class.path"),
                DispatchProcess.class.getName(),
                folder.toString(),
                gateway.toString(),
                began.toString(),
                Boolean.toString(idempotent))
            .redirectOutput(ProcessBuilder.Redirect.DISCARD)
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start());
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Ends it as {@code kill -9} does. */
  void kill() throws InterruptedException {
    process.destroyForcibly().waitFor();
  }

  @Override
  public void close() {
    process.destroyForcibly();
  }

  public static void main(String[] args) throws IOException, InterruptedException {
    Instant began = Instant.parse(args[2]);
    InstantSource clock =
        () -> DueContacts.NINE.plus(Duration.between(began, InstantSource.system().instant()));
    Gateway webhook =
        new WebhookGateway(
            new WebhookSettings(
                URI.create(args[1]),
                SECRET,
                Set.of(Channel.EMAIL),
                Duration.ofMillis(800),
                CONCURRENCY),
            clock);
    Gateway gateway = Boolean.parseBoolean(args[3]) ? webhook : new Forgetful(webhook);
    try (House house =
        House.open(
            new SettingsSources().flag("data.dir", Path.of(args[0])).build(),
            Ran.surroundings(clock))) {
      Dispatcher dispatcher =
          new Dispatcher(
              new DispatchPorts(
                  house.stores().campaigns(),
                  house.stores().stops(),
                  house.intake(),
                  house.desks()),
              new MessageWriter(new Texts(), MessageWriter.PaymentLinks.DIRECT),
              List.of(gateway),
              new DispatchSettings(
                  200,
                  WORKERS,
                  Duration.ofSeconds(3),
                  100,
                  Duration.ofMillis(50),
                  Duration.ofMillis(400),
                  Duration.ofMillis(500),
                  Duration.ofSeconds(5)),
              new Random());
      while (System.in.available() == 0) {
        try {
          dispatcher.dispatchDue(DueContacts.CLIENT, clock.instant());
        } catch (RuntimeException e) {
          // As in the product: the next signal is the next try.
          System.err.println(e);
        }
        Thread.sleep(50);
      }
    }
  }

  /** A gateway that does not honour the key. */
  private record Forgetful(Gateway gateway) implements Gateway {
    @Override
    public String name() {
      return "forgetful";
    }

    @Override
    public Set<Channel> channels() {
      return gateway.channels();
    }

    @Override
    public boolean idempotent() {
      return false;
    }

    @Override
    public int concurrency() {
      return gateway.concurrency();
    }

    @Override
    public Delivery send(OutgoingMessage message) {
      return gateway.send(message);
    }
  }
}
