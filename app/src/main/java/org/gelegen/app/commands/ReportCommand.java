package org.gelegen.app.commands;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.notebooks.reports.ReportOrder;
import org.gelegen.notebooks.reports.Reporter;
import org.gelegen.notebooks.reports.Trial;
import org.gelegen.notebooks.reports.pages.Report;
import org.gelegen.notebooks.reports.pages.ReportPage;
import org.gelegen.scheduler.letters.PagePrinter;
import org.gelegen.scheduler.rounds.NightlyRound;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import picocli.CommandLine.TypeConversionException;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

@Command(
    name = "report",
    description =
        "Writes a report as HTML and PDF: a model card, what campaigns brought, or the business"
            + " case of a change. Aggregates only.",
    mixinStandardHelpOptions = true)
final class ReportCommand implements Callable<Integer> {
  /** What is reported. */
  enum Kind implements WireName {
    MODEL("model"),
    CAMPAIGN("campaign"),
    BUSINESS_CASE("business-case");

    private final String wireName;

    Kind(String wireName) {
      this.wireName = wireName;
    }

    @Override
    public String wireName() {
      return wireName;
    }

    /** Reads a kind. */
    static final class Converter implements ITypeConverter<Kind> {
      @Override
      public Kind convert(String text) {
        try {
          return WireName.require(Kind.class, text);
        } catch (IllegalArgumentException e) {
          throw new TypeConversionException(e.getMessage());
        }
      }
    }
  }

  private final Surroundings surroundings;

  @Spec private CommandSpec spec;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(
      names = "--kind",
      required = true,
      converter = Kind.Converter.class,
      paramLabel = "KIND",
      description = "model, campaign or business-case.")
  private Kind kind = Kind.MODEL;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; reports of the same name there are replaced.")
  private Path out = Path.of("");

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "Look at nothing after this moment, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(
      names = "--language",
      converter = ReasonLanguage.class,
      paramLabel = "nl|en",
      description = "The reader's language (default: en).")
  private PlainLanguage language = PlainLanguage.ENGLISH;

  @Option(
      names = "--model-version",
      paramLabel = "V",
      description =
          "Of a model: the version (default: the champion). Of a business case: the version that"
              + " is to decide (default: the newest that is not champion).")
  private @Nullable String version;

  @Option(names = "--all", description = "Of a model: a card of each version.")
  private boolean all;

  @Option(
      names = "--from",
      paramLabel = "D",
      description = "Of campaigns: the first business date (default: the newest campaign's).")
  private @Nullable LocalDate from;

  @Option(
      names = "--to",
      paramLabel = "D",
      description = "Of campaigns: the last business date (default: the first).")
  private @Nullable LocalDate to;

  @Option(
      names = "--what-if",
      paramLabel = "FILE.yaml",
      description =
          "Of a business case: these settings changed, such as capacity and nightlyBudget, in"
              + " place of another version.")
  private @Nullable Path whatIf;

  @Option(names = "--json", description = "Print the files as JSON.")
  private boolean json;

  ReportCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    require(
        kind == Kind.CAMPAIGN || (from == null && to == null),
        "--from and --to go with --kind campaign only");
    require(from != null || to == null, "--to goes with --from only");
    require(from == null || to == null || !to.isBefore(from), "--to must not be before --from");
    require(
        kind == Kind.BUSINESS_CASE || whatIf == null,
        "--what-if goes with --kind business-case only");
    require(
        kind != Kind.CAMPAIGN || version == null,
        "--model-version does not go with --kind campaign");
    require(kind == Kind.MODEL || !all, "--all goes with --kind model only");
    require(!all || version == null, "--all and --model-version do not go together");
    require(whatIf == null || version == null, "--what-if and --model-version do not go together");
    return options.run(surroundings, this::report);
  }

  private void require(boolean right, String otherwise) {
    if (!right) {
      throw new ParameterException(spec.commandLine(), otherwise);
    }
  }

  private int report(House house, ClientRecord client) {
    Instant now = surroundings.clock().instant();
    Instant asOf = at == null ? now : at.toInstant();
    ReportOrder order = new ReportOrder(client, asOf, language);
    ReportPage page = new ReportPage();
    PagePrinter printer = new PagePrinter();
    List<Path> files = new ArrayList<>();
    for (Report report : reports(house, order, now)) {
      String html = page.of(report);
      files.add(write(report.name() + ".html", html.getBytes(StandardCharsets.UTF_8)));
      files.add(
          write(
              report.name() + ".pdf",
              printer.print(
                  html,
                  new PagePrinter.About(
                      report.title(), client.name(), report.asOf(), report.language()))));
    }
    if (json) {
      ObjectNode node = Json.object();
      ArrayNode names = node.putArray("files");
      files.forEach(file -> names.add(file.toString()));
      surroundings.console().print(Json.text(node));
    } else {
      files.forEach(file -> surroundings.console().print(file.toString()));
    }
    return 0;
  }

  private List<Report> reports(House house, ReportOrder order, Instant now) {
    Reporter reporter = house.analysts().reporter();
    ClientId client = order.client().clientId();
    return switch (kind) {
      case MODEL ->
          versions(house, client).stream()
              .map(each -> reporter.modelCard(order, each, now))
              .toList();
      case CAMPAIGN -> List.of(reporter.campaign(order, from, to, now));
      case BUSINESS_CASE ->
          List.of(
              whatIf == null
                  ? reporter.versionCase(
                      order,
                      version == null
                          ? null
                          : Versions.require(house.stores().registry(), client, version),
                      now)
                  : reporter.planCase(order, trial(house, order, whatIf), now));
    };
  }

  private List<ModelVersion> versions(House house, ClientId client) {
    if (version != null) {
      return List.of(Versions.require(house.stores().registry(), client, version));
    }
    List<ModelVersion> found =
        all
            ? house.stores().registry().list(client)
            : house.stores().registry().findChampion(client).map(List::of).orElse(List.of());
    if (found.isEmpty()) {
      throw new GelegenException(
          "no model yet: gelegen train --client " + client + " makes the first");
    }
    return found;
  }

  private static Trial trial(House house, ReportOrder order, Path file) {
    LocalDate date = NightlyRound.nextDate(order.asOf().atZone(order.client().timeZone()));
    return new TrialNight(house).of(order.client().clientId(), date, order.asOf(), file);
  }

  private Path write(String name, byte[] bytes) {
    Path file = out.resolve(name);
    try {
      Files.createDirectories(out);
      Path aside = out.resolve("." + name + ".unfinished");
      Files.write(aside, bytes);
      return Files.move(aside, file, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new GelegenException("cannot write the report " + file + ": " + e, e);
    }
  }
}
