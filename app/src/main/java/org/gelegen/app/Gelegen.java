package org.gelegen.app;

import java.io.PrintWriter;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import org.gelegen.app.commands.Commands;
import org.gelegen.app.commands.Moments;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.app.console.Logs;
import org.gelegen.model.GelegenException;
import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/**
 * The command {@code gelegen}. Exit status: 0 done, 1 failed with one clear line on standard error,
 * 2 wrong usage.
 */
@Command(
    name = "gelegen",
    description = "Which channel and which hour suit a debtor, and whether to contact at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Gelegen.Version.class)
public final class Gelegen implements Runnable {

  private static final long SECONDS_TO_END = 20;

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    Logs.ofCommand();
    CountDownLatch done = new CountDownLatch(1);
    endOrderlyWhenAsked(Thread.currentThread(), done);
    int status = commandLine(Surroundings.system()).execute(arguments);
    done.countDown();
    System.exit(status);
  }

  /**
   * When the process is asked to end, the command is interrupted and gets time to put things away.
   */
  private static void endOrderlyWhenAsked(Thread command, CountDownLatch done) {
    Runtime.getRuntime()
        .addShutdownHook(
            new Thread(
                () -> {
                  try {
                    if (done.getCount() > 0) {
                      command.interrupt();
                    }
                    done.await(SECONDS_TO_END, TimeUnit.SECONDS);
                  } catch (InterruptedException e) {
                    Thread.currentThread().interrupt();
                  }
                },
                "end-orderly"));
  }

  /** The command with all its commands. */
  public static CommandLine commandLine(Surroundings surroundings) {
    CommandLine commandLine = new CommandLine(new Gelegen());
    Commands.all(surroundings).forEach(commandLine::addSubcommand);
    commandLine.registerConverter(OffsetDateTime.class, Moments::dateTime);
    commandLine.registerConverter(LocalDate.class, Moments::date);
    commandLine.setExecutionExceptionHandler(
        (exception, failed, _) -> {
          failure(failed.getErr(), exception);
          return 1;
        });
    return commandLine;
  }

  private static void failure(PrintWriter err, Exception exception) {
    if (exception instanceof GelegenException || exception instanceof IllegalArgumentException) {
      err.println("gelegen: " + exception.getMessage());
    } else {
      err.println("gelegen: something unexpected failed: " + exception);
      exception.printStackTrace(err);
    }
    err.flush();
  }

  /** Without a command there is nothing to do. */
  @Override
  public void run() {
    throw new ParameterException(spec.commandLine(), "a command is missing");
  }

  /** The version that the build wrote into the jar. */
  static final class Version implements IVersionProvider {
    @Override
    public String[] getVersion() {
      String version = Gelegen.class.getPackage().getImplementationVersion();
      return new String[] {"gelegen " + (version == null ? "(not packaged)" : version)};
    }
  }
}
