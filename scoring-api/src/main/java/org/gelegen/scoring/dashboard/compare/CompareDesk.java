package org.gelegen.scoring.dashboard.compare;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.model.registry.DamagedModelException;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.dashboard.Insights;
import org.gelegen.scoring.dashboard.compare.VersionComparisons.Pair;
import org.gelegen.scoring.dashboard.models.ModelsDesk;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.dashboard.slow.SlowAnswers;
import org.gelegen.scoring.http.ProblemException;

/** Sets two versions side by side; what takes long is worked out while the page is looked at. */
public final class CompareDesk {
  private static final String COMPARE = "/compare";
  private static final Duration KEPT = Duration.ofMinutes(15);

  private final ModelRegistry models;
  private final VersionComparisons comparisons;
  private final InstantSource clock;
  private final SlowAnswers<Pair, VersionComparison> answers;

  public CompareDesk(ModelRegistry models, Insights insights, InstantSource clock) {
    this.models = models;
    this.clock = clock;
    comparisons = insights.comparisons();
    answers = new SlowAnswers<>(insights.work(), clock, KEPT);
  }

  public List<Page> pages() {
    return List.of(Page.shown(COMPARE, this::show, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    ClientId client = visit.client();
    List<ModelVersion> all = models.list(client);
    if (all.size() < 2) {
      return PageAnswer.shown("compare/too-few", all.size());
    }
    ModelVersion first =
        chosen(visit, "first", all)
            .or(() -> all.stream().filter(ModelVersion::champion).findFirst())
            .orElseGet(() -> all.get(1));
    ModelVersion second =
        chosen(visit, "second", all)
            .orElseGet(
                () ->
                    all.stream()
                        .filter(version -> version.number() != first.number())
                        .findFirst()
                        .orElseThrow());
    Pair pair = new Pair(first.number(), second.number());
    return PageAnswer.shown(
        "compare/compare",
        new ComparePage(
            visit.frame(),
            new ComparePage.Choice(all, first, second, head(visit), channel(visit)),
            new ComparePage.Diagrams(diagrams(first), diagrams(second)),
            answers.ask(client, pair, () -> comparisons.compare(client, pair, clock.instant()))));
  }

  private static Optional<ModelVersion> chosen(
      Visit visit, String parameter, List<ModelVersion> all) {
    return visit
        .query(parameter)
        .map(text -> ModelsDesk.number(text, "the version"))
        .map(
            number ->
                all.stream()
                    .filter(version -> version.number() == number)
                    .findFirst()
                    .orElseThrow(() -> ProblemException.notFound("the version")));
  }

  private static String head(Visit visit) {
    return visit.query("head").filter(ComparePage.HEADS::contains).orElse("reach");
  }

  private static Channel channel(Visit visit) {
    return visit
        .query("channel")
        .flatMap(name -> WireName.find(Channel.class, name))
        .orElse(Channel.PHONE);
  }

  /** A version's reliability diagrams; none where it has no such file, or a damaged one. */
  private List<ReliabilityFile.Group> diagrams(ModelVersion version) {
    try {
      return models
          .findFile(version.clientId(), version.number(), ReliabilityFile.NAME)
          .map(ReliabilityFile::read)
          .orElse(List.of());
    } catch (DamagedModelException | IllegalArgumentException e) {
      return List.of();
    }
  }
}
