package org.gelegen.app.commands;

import java.util.LinkedHashMap;
import java.util.Map;
import picocli.CommandLine;

/** All commands. */
public final class Commands {
  private Commands() {}

  /** The commands by name, in the order of the help. */
  public static Map<String, Object> all(Surroundings surroundings) {
    Map<String, Object> commands = new LinkedHashMap<>();
    commands.put("demo", new DemoCommand(surroundings));
    commands.put("serve", new ServeCommand(surroundings));
    commands.put("import", new ImportCommand(surroundings));
    commands.put("train", new TrainCommand(surroundings));
    commands.put("models", new ModelsCommand(surroundings));
    commands.put("reliability", new ReliabilityCommand(surroundings));
    commands.put("compare", new CompareCommand(surroundings));
    commands.put("promote", new PromoteCommand(surroundings));
    commands.put("alerts", new AlertsCommand(surroundings));
    commands.put("recommend", new RecommendCommand(surroundings));
    commands.put("plan", new PlanCommand(surroundings));
    commands.put("contacts", new ContactsCommand(surroundings));
    commands.put("replies", new RepliesCommand(surroundings));
    commands.put("jobs", new JobsCommand(surroundings));
    commands.put("stop", new StopCommand(surroundings));
    commands.put("export", new ExportCommand(surroundings));
    commands.put("report", new ReportCommand(surroundings));
    commands.put("evaluate", new EvaluateCommand(surroundings));
    commands.put("settings", new SettingsCommand(surroundings));
    commands.put("experiments", new ExperimentsCommand(surroundings));
    commands.put("rules", rules(surroundings));
    commands.put("simulate", simulate(surroundings));
    commands.put("datasets", datasets(surroundings));
    commands.put("lab", lab(surroundings));
    commands.put("bench", new BenchCommand(surroundings));
    commands.put("key", key(surroundings));
    commands.put("hand-over", new HandOverCommand(surroundings));
    commands.put("objection", new ObjectionCommand(surroundings));
    commands.put("erase", new EraseCommand(surroundings));
    commands.put("retention", new RetentionCommand(surroundings));
    commands.put("audit", audit(surroundings));
    return commands;
  }

  private static CommandLine lab(Surroundings surroundings) {
    return new CommandLine(new LabCommand(surroundings))
        .addSubcommand("curves", new LabCurvesCommand(surroundings))
        .addSubcommand("tables", new LabTablesCommand(surroundings));
  }

  private static CommandLine simulate(Surroundings surroundings) {
    CommandLine simulate = new CommandLine(new SimulateCommand(surroundings));
    simulate.getCommandSpec().usageMessage().footer(SimulateCommand.listed());
    return simulate;
  }

  private static CommandLine key(Surroundings surroundings) {
    return new CommandLine(new KeyCommand())
        .addSubcommand("create", new KeyCommand.Create(surroundings))
        .addSubcommand("list", new KeyCommand.ListKeys(surroundings))
        .addSubcommand("revoke", new KeyCommand.Revoke(surroundings));
  }

  private static CommandLine audit(Surroundings surroundings) {
    return new CommandLine(new AuditCommand())
        .addSubcommand("verify", new AuditCommand.Verify(surroundings));
  }

  private static CommandLine rules(Surroundings surroundings) {
    return new CommandLine(new RulesCommand())
        .addSubcommand("check", new RulesCommand.Check(surroundings))
        .addSubcommand("list", new RulesCommand.ListRules(surroundings));
  }

  private static CommandLine datasets(Surroundings surroundings) {
    return new CommandLine(new DatasetsCommand(surroundings))
        .addSubcommand("convert", new DatasetsCommand.Convert(surroundings));
  }
}
