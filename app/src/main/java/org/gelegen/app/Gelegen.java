package org.gelegen.app;

import picocli.CommandLine;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/** The command {@code gelegen}. Wrong usage ends with exit status 2. */
@Command(
    name = "gelegen",
    description = "Which channel and which hour suit a debtor, and whether to contact at all.",
    mixinStandardHelpOptions = true,
    versionProvider = Gelegen.Version.class)
public final class Gelegen implements Runnable {

  @Spec private CommandSpec spec;

  public static void main(String[] arguments) {
    System.exit(commandLine().execute(arguments));
  }

  static CommandLine commandLine() {
    return new CommandLine(new Gelegen());
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
