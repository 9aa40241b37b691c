package org.gelegen.app.commands;

import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.concurrent.Callable;
import org.gelegen.app.House;
import org.gelegen.app.console.Console;
import org.gelegen.model.decision.Decision;
import org.gelegen.model.decision.Desk;
import org.gelegen.model.decision.Explanation;
import org.gelegen.model.decision.PlainLanguage;
import org.gelegen.model.decision.ReasonTexts;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.offers.Approach;
import org.gelegen.model.offers.ApprovedTexts.TextId;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.slots.Horizon;
import org.gelegen.scoring.recommendations.RecommendationJson;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
    name = "recommend",
    description = "Says for each debtor the best channel and hour, or to leave it in peace.",
    mixinStandardHelpOptions = true)
final class RecommendCommand implements Callable<Integer> {
  private static final int CHUNK = 1000;
  private static final DateTimeFormatter HOUR =
      DateTimeFormatter.ofPattern("EEE d MMM HH:mm", Locale.ENGLISH);

  private final Surroundings surroundings;
  private final RecommendationJson lines = new RecommendationJson();

  @Spec private CommandSpec spec;

  @Mixin private ServiceOptions service = new ServiceOptions();

  @Option(
      names = "--client",
      required = true,
      converter = ClientName.class,
      paramLabel = "C",
      description = "The client.")
  private String client = "";

  @Option(
      names = "--at",
      paramLabel = "T",
      description = "The moment to look ahead from, given with its offset (default: now).")
  private @Nullable OffsetDateTime at;

  @Option(
      names = "--horizon",
      paramLabel = "P7D",
      converter = HorizonLength.class,
      description = "How far to look ahead (default: P7D).")
  private Duration horizon = Duration.ofDays(7);

  @Option(names = "--json", description = "Print one recommendation a line as JSON.")
  private boolean json;

  @Option(
      names = "--language",
      paramLabel = "nl|en",
      converter = ReasonLanguage.class,
      description = "The language of the reasons (default: en).")
  private PlainLanguage language = PlainLanguage.ENGLISH;

  @Option(names = "--all", description = "Every debtor with an open case.")
  private boolean all;

  @Parameters(arity = "0..*", paramLabel = "DEBTOR", description = "The debtors.")
  private List<String> debtors = List.of();

  RecommendCommand(Surroundings surroundings) {
    this.surroundings = surroundings;
  }

  @Override
  public Integer call() {
    if (all != debtors.isEmpty()) {
      throw new ParameterException(
          spec.commandLine(), "name debtors, or give --all for every debtor with an open case");
    }
    Instant moment = at == null ? surroundings.clock().instant() : at.toInstant();
    // The command lives at the moment it was given; nobody else sees its histories.
    try (House house =
        House.open(service.settings(surroundings.environment()), surroundings.at(moment))) {
      ClientId id = house.requireClient(client).clientId();
      Desk desk = house.desks().find(id).orElseThrow();
      desk.portfolio().refresh(moment);
      List<DebtorId> asked =
          all
              ? desk.portfolio().all().stream()
                  .filter(history -> history.actionableCase().isPresent())
                  .map(DebtorHistory::debtorId)
                  .sorted()
                  .toList()
              : debtors.stream().distinct().map(DebtorId::new).toList();
      int unknown = 0;
      for (int from = 0; from < asked.size(); from += CHUNK) {
        List<DebtorId> chunk = asked.subList(from, Math.min(asked.size(), from + CHUNK));
        Recommender.Result result =
            house
                .recommender()
                .recommend(
                    id,
                    new Recommender.Request(
                        chunk,
                        moment,
                        new Horizon(moment, horizon),
                        List.of(Channel.values()),
                        3,
                        true))
                .orElseThrow();
        result.decisions().forEach(decision -> print(desk, decision));
        for (DebtorId debtor : result.unknown()) {
          surroundings.console().say("debtor " + debtor + " is not known to " + client);
          unknown++;
        }
      }
      return unknown == 0 ? 0 : 1;
    }
  }

  private void print(Desk desk, Decision decision) {
    ZoneId zone =
        desk.portfolio()
            .find(decision.debtorId())
            .map(DebtorHistory::zone)
            .orElse(desk.client().timeZone());
    Console console = surroundings.console();
    if (json) {
      console.print(lines.line(decision, zone, language));
      return;
    }
    console.print(decision.debtorId() + ": " + words(decision, zone));
    Approach approach = decision.approach();
    if (approach != null) {
      console.print("    " + words(approach));
    }
    print(decision.explanation());
    if (decision.kind() == Decision.Kind.STOP) {
      decision
          .excluded()
          .forEach(
              excluded ->
                  console.print(
                      "    "
                          + excluded.rule()
                          + (excluded.channel() == null
                              ? ""
                              : " (" + excluded.channel().wireName() + ")")
                          + ": "
                          + excluded.basis()
                          + until(excluded.until(), zone)));
    }
  }

  /** The baseline first, so that what is printed adds up to what the contact brings. */
  private void print(Explanation explanation) {
    Double baseline = explanation.baseline();
    if (baseline == null) {
      return;
    }
    ReasonTexts texts = ReasonTexts.in(language);
    print(baseline, texts.baseline());
    explanation.reasons().forEach(reason -> print(reason.effect(), texts.text(reason)));
    print(explanation.others(), texts.others());
  }

  private void print(double effect, String text) {
    surroundings.console().print(String.format(Locale.ROOT, "    %+.2f  %s", effect, text));
  }

  private static String words(Approach approach) {
    TextId text = approach.text();
    return approach.tone().wireName()
        + ", offer "
        + approach.offer().wireName()
        + (text == null ? "" : ", text " + text.template() + " (" + text.language() + ")");
  }

  private static String until(@Nullable Instant until, ZoneId zone) {
    return until == null ? "" : " (until " + HOUR.format(until.atZone(zone)) + ")";
  }

  private static String words(Decision decision, ZoneId zone) {
    Decision.ScoredAction chosen = decision.chosen();
    if (chosen == null) {
      if (decision.objected()) {
        return decision.kind().wireName() + ", the debtor objects to profiling";
      }
      return decision.kind() == Decision.Kind.WAIT
          ? "wait, no contact is worth its cost"
          : "stop, no contact is recommended";
    }
    if (decision.ofWorkflow()) {
      return "%s, %s, as the workflow has it"
          .formatted(
              chosen.action().channel().wireName(),
              HOUR.format(chosen.slot().start().atZone(zone)));
    }
    return "%s, %s, reach %.0f %%, answer %.0f %%, brings %s"
        .formatted(
            chosen.action().channel().wireName(),
            HOUR.format(chosen.slot().start().atZone(zone)),
            100 * chosen.reach(),
            100 * chosen.response(),
            chosen.expectedValue());
  }
}
