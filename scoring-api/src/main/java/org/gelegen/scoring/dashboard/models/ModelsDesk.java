package org.gelegen.scoring.dashboard.models;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.util.List;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.models.Champions;

/** Shows versions and how good they are; operators say which one decides. */
public final class ModelsDesk {
  private static final String MODELS = "/models";

  private final ModelRegistry models;
  private final Champions champions;

  public ModelsDesk(ModelRegistry models, Champions champions) {
    this.models = models;
    this.champions = champions;
  }

  public List<Page> pages() {
    return List.of(
        Page.shown(MODELS, this::list, ANALYST, OPERATOR),
        Page.shown(MODELS + "/{number}", this::one, ANALYST, OPERATOR),
        Page.done(MODELS + "/{number}/promote", this::promote, OPERATOR),
        Page.done(MODELS + "/back", this::goBack, OPERATOR));
  }

  private PageAnswer list(Visit visit) {
    return PageAnswer.shown(
        "models/models",
        new ModelsPage(
            visit.frame(),
            models.list(visit.client()),
            models.promotions(visit.client()),
            visit.query("metric").orElse(MetricWords.MAIN.getFirst())));
  }

  private PageAnswer one(Visit visit) {
    ModelVersion version = version(visit);
    return PageAnswer.shown(
        "models/model",
        new ModelPage(
            visit.frame(),
            version,
            models
                .findChampion(visit.client())
                .filter(it -> it.number() != version.number())
                .orElse(null)));
  }

  private PageAnswer promote(Visit visit) {
    champions.promote(version(visit), visit.by(), visit.requireField("why"));
    return PageAnswer.done(MODELS, "models.notice.promoted");
  }

  private PageAnswer goBack(Visit visit) {
    Integer from = visit.field("from").map(number -> number(number, "the version")).orElse(null);
    champions.goBack(visit.client(), from, visit.by(), visit.requireField("why"));
    return PageAnswer.done(MODELS, "models.notice.rolled-back");
  }

  private ModelVersion version(Visit visit) {
    int number = visit.id("number", "the version", text -> number(text, "the version"));
    return models
        .find(visit.client(), number)
        .orElseThrow(() -> ProblemException.notFound("the version"));
  }

  /** A version's number as a visitor gave it; what is none is not found. */
  public static int number(String text, String what) {
    if (!text.matches("[1-9][0-9]{0,8}")) {
      throw ProblemException.notFound(what);
    }
    return Integer.parseInt(text);
  }
}
