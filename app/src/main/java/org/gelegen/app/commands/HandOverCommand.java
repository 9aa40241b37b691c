package org.gelegen.app.commands;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.handover.HandOver;
import org.gelegen.model.handover.Recipient;
import org.gelegen.model.portfolio.CaseId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.scheduler.letters.HandOverPdf;
import org.gelegen.scoring.debtors.HandOverJson;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

@Command(
    name = "hand-over",
    description =
        "Writes a case with all that is known of its debtor, as JSON and as PDF, for who goes on"
            + " with it.",
    mixinStandardHelpOptions = true)
final class HandOverCommand implements Callable<Integer> {
  private static final DateTimeFormatter STAMP = DateTimeFormatter.ofPattern("uuuuMMdd-HHmmss");

  private final Surroundings surroundings;

  @Mixin private ClientOptions options = new ClientOptions();

  @Option(names = "--case", required = true, paramLabel = "X", description = "The case.")
  private String debtCase = "";

  @Option(
      names = "--to",
      required = true,
      converter = RecipientName.class,
      paramLabel = "agency|bailiff|debt-help",
      description = "Who goes on with it.")
  private Recipient to = Recipient.AGENCY;

  @Option(
      names = "--out",
      required = true,
      paramLabel = "DIR",
      description = "The folder to write to; it is made when it is not there.")
  private Path out = Path.of("");

  @Option(
      names = "--language",
      converter = ReasonLanguage.class,
      paramLabel = "en|nl",
      description = "Of the reasons in the JSON; the PDF is in that of the client's country.")
  private PlainLanguage language = PlainLanguage.ENGLISH;

  @Option(names = "--json", description = "Print the result as JSON.")
  private boolean json;

  HandOverCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  /** A recipient by its name. */
  static final class RecipientName implements ITypeConverter<Recipient> {
    @Override
    public Recipient convert(String name) {
      return WireName.find(Recipient.class, name)
          .orElseThrow(
              () ->
                  new TypeConversionException(
                      "'" + name + "' is none of agency, bailiff and debt-help"));
    }
  }

  @Override
  public Integer call() {
    return options.run(surroundings, this::handOver);
  }

  private int handOver(House house, ClientRecord client) {
    Instant now = surroundings.clock().instant();
    HandOver handOver =
        house
            .handOvers()
            .prepare(
                client.clientId(),
                new HandOver.Subject(new CaseId(debtCase), to, now),
                "command hand-over")
            .orElseThrow(
                () ->
                    new GelegenException(
                        "case " + debtCase + " is not known to " + client.clientId()));
    Path base = out.resolve(name(now, client.timeZone()));
    Path tree = write(base + ".json", new HandOverJson(house.codec()).write(handOver, language));
    Path page = write(base + ".pdf", new HandOverPdf().print(handOver));
    surroundings
        .console()
        .print(
            json
                ? Json.text(
                    Json.object()
                        .put("caseId", debtCase)
                        .put("to", to.wireName())
                        .put("json", tree.toString())
                        .put("pdf", page.toString()))
                : "case " + debtCase + " for " + to.wireName() + ": " + tree + " and " + page);
    return 0;
  }

  /** An id may hold what a file's name may not. */
  private String name(Instant now, ZoneId zone) {
    return "hand-over-"
        + debtCase.replaceAll("[^A-Za-z0-9_-]", "_")
        + "-"
        + to.wireName()
        + "-"
        + STAMP.format(now.atZone(zone));
  }

  private static Path write(String file, byte[] content) {
    Path path = Path.of(file).toAbsolutePath();
    try {
      Files.createDirectories(path.getParent());
      return Files.write(path, content);
    } catch (IOException e) {
      throw new GelegenException(path + " cannot be written: " + e.getMessage(), e);
    }
  }
}
