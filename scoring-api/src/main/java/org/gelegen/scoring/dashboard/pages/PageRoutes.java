package org.gelegen.scoring.dashboard.pages;

import gg.jte.ContentType;
import gg.jte.TemplateEngine;
import gg.jte.output.StringOutput;
import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.changes.Changes;
import org.gelegen.scoring.access.RateLimits;
import org.gelegen.scoring.http.FormBody;
import org.gelegen.scoring.http.Method;
import org.gelegen.scoring.http.Problem;
import org.gelegen.scoring.http.ProblemException;
import org.gelegen.scoring.http.ProblemType;
import org.gelegen.scoring.http.ProblemView;
import org.gelegen.scoring.http.Routes;
import org.jspecify.annotations.Nullable;

/** Puts pages on routes, each behind the same checks in the same order. */
public final class PageRoutes {
  /** Inputs of who signs in; everything below is for who did. */
  static final String SIGN_IN = "/sign-in";

  private static final String HTML = "text/html; charset=utf-8";
  private static final String LONG_KEPT = "public, max-age=31536000, immutable";

  private final List<Page> pages;
  private final SignIn signIn;
  private final Frames frames;
  private final RateLimits limits;
  private final Changes changes;
  private final KeyedAnswers answers;
  private final Duration bodyTime;
  private final Assets assets = new Assets();
  private final TemplateEngine engine =
      TemplateEngine.createPrecompiled(
          null, ContentType.Html, null, "org.gelegen.scoring.dashboard.templates");

  /**
   * Makes routes.
   *
   * @param limits how often a key may ask
   * @param changes is told of whom something was changed
   * @param answers has what is done at one stroke be done together
   * @param bodyTime how long a form may take to come in
   */
  public PageRoutes(
      List<Page> pages,
      SignIn signIn,
      Frames frames,
      RateLimits limits,
      Changes changes,
      KeyedAnswers answers,
      Duration bodyTime) {
    this.pages = List.copyOf(pages);
    this.signIn = signIn;
    this.frames = frames;
    this.limits = limits;
    this.changes = changes;
    this.answers = answers;
    this.bodyTime = bodyTime;
  }

  /** Registers all pages, the sign-in, and the files that pages bring along. */
  public void register(JavalinConfig config) {
    for (Page page : pages) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(page.method().name()),
          page.path(),
          context -> visit(page, context));
    }
    config.routes.get("/assets/{version}/<name>", this::asset);
    config.routes.get(SIGN_IN, context -> open(context, () -> showSignIn(context, null)));
    config.routes.post(SIGN_IN, context -> open(context, () -> signIn(context)));
    config.routes.post("/sign-out", context -> open(context, () -> signOut(context)));
    config.routes.post("/preferences", context -> open(context, () -> prefer(context)));
  }

  private void asset(Context context) {
    Routes.name(context, "/assets/{version}/{name}");
    Assets.Content content =
        assets
            .find(context.pathParam("name"))
            .orElseThrow(() -> ProblemException.notFound("the file"));
    context.header("Cache-Control", LONG_KEPT);
    context.contentType(content.type());
    context.result(content.stream());
  }

  private void visit(Page page, Context context) {
    Routes.name(context, page.path());
    Optional<KeyStore.Holder> holder = signIn.holder(context);
    showProblemsIn(frames.of(context, holder.orElse(null), assets), context);
    if (page.method() == Method.POST) {
      SameSite.require(context);
    }
    if (holder.isEmpty()) {
      sendToSignIn(context);
      return;
    }
    Frame frame = frames.of(context, holder.get(), assets);
    limits
        .tryTake(holder.get())
        .ifPresent(
            wait -> {
              throw ProblemException.tooMany(wait);
            });
    if (!page.roles().contains(holder.get().role())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          frame.text(
              "problem.role",
              page.roles().stream()
                  .sorted()
                  .map(role -> frame.text("role." + role.wireName()))
                  .collect(Collectors.joining(", "))));
    }
    if (page.method() == Method.POST) {
      Visit visit = new Visit(context, frame, FormBody.read(context, page.formBytes(), bodyTime));
      try {
        send(done(page, visit), frame, context);
      } finally {
        changes.note(holder.get().clientId());
      }
    } else {
      send(page.handler().answer(new Visit(context, frame, Map.of())), frame, context);
    }
  }

  /** Where it fails nothing was done; the form has come in before anything begins. */
  private PageAnswer done(Page page, Visit visit) {
    return page.atOneStroke()
        ? answers.together(visit.client(), () -> page.handler().answer(visit))
        : page.handler().answer(visit);
  }

  private void send(PageAnswer answer, Frame frame, Context context) {
    switch (answer) {
      case PageAnswer.Shown shown -> {
        context.status(shown.status());
        context.contentType(HTML);
        context.result(render(shown.template(), Map.of("frame", frame, "page", shown.model())));
      }
      case PageAnswer.SentOn sentOn -> {
        String query =
            sentOn.query().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .map(entry -> encode(entry.getKey()) + "=" + encode(entry.getValue()))
                .collect(Collectors.joining("&"));
        seeOther(context, sentOn.path() + (query.isEmpty() ? "" : "?" + query));
      }
    }
  }

  private void open(Context context, Runnable answer) {
    Routes.name(context, context.path());
    showProblemsIn(frames.of(context, null, assets), context);
    if (!context.method().equals(HandlerType.GET)) {
      SameSite.require(context);
    }
    answer.run();
  }

  private void showSignIn(Context context, @Nullable String wrong) {
    Frame frame = frames.of(context, null, assets);
    context.status(wrong == null ? 200 : 401);
    context.contentType(HTML);
    context.result(
        render(
            "sign-in",
            Map.of(
                "frame", frame, "page", new SignInPage(local(context.queryParam("to")), wrong))));
  }

  private void signIn(Context context) {
    Map<String, String> form = FormBody.read(context, FormBody.USUAL, bodyTime);
    if (signIn.signIn(context, form.getOrDefault("key", ""))) {
      seeOther(context, local(form.get("to")));
    } else {
      showSignIn(context, "sign-in.wrong");
    }
  }

  private void signOut(Context context) {
    signIn.signOut(context);
    seeOther(context, SIGN_IN);
  }

  private void prefer(Context context) {
    Map<String, String> form = FormBody.read(context, FormBody.USUAL, bodyTime);
    Preferences.keep(signIn.cookies(), context, form);
    seeOther(context, local(form.get("to")));
  }

  private static void sendToSignIn(Context context) {
    String to = context.method().equals(HandlerType.GET) ? Frames.pathOf(context) : "/";
    String path = SIGN_IN + "?to=" + encode(to);
    if (context.header("HX-Request") == null) {
      seeOther(context, path);
    } else {
      // A part of a page cannot hold the sign-in: the browser is to load it as a whole.
      context.header("HX-Redirect", path);
      context.status(204);
    }
  }

  private static void seeOther(Context context, String path) {
    context.status(303);
    context.header("Location", path);
  }

  /** A path of this service's own, so that nobody is sent elsewhere. */
  private static String local(@Nullable String path) {
    return path == null || !path.matches("/(?![/\\\\])[\\x21-\\x7e]*") ? "/" : path;
  }

  private void showProblemsIn(Frame frame, Context context) {
    ProblemView view =
        (Problem problem) -> render("problem", Map.of("frame", frame, "page", problem));
    context.attribute(ProblemView.ATTRIBUTE, view);
  }

  private String render(String template, Map<String, Object> model) {
    StringOutput output = new StringOutput();
    engine.render(template + ".jte", model, output);
    return output.toString();
  }

  private static String encode(String text) {
    return URLEncoder.encode(text, StandardCharsets.UTF_8);
  }
}
