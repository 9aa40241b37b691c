package org.gelegen.scoring.http;

import io.javalin.config.JavalinConfig;
import io.javalin.http.Context;
import io.javalin.http.HandlerType;
import io.javalin.http.HttpResponseException;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.random.RandomGenerator;
import org.gelegen.model.GelegenException;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.changes.Changes;
import org.gelegen.scoring.access.ApiKeys;
import org.gelegen.scoring.access.RateLimits;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Puts endpoints on routes, each behind the same checks in the same order. */
public final class Routes {
  private static final Logger LOG = LoggerFactory.getLogger(Routes.class);
  private static final String ROUTE = "gelegen.route";

  private static final Map<String, String> HEADERS =
      Map.of(
          "Content-Security-Policy",
          "default-src 'self'; base-uri 'none'; form-action 'self'; frame-ancestors 'none'",
          "X-Content-Type-Options",
          "nosniff",
          "Referrer-Policy",
          "no-referrer",
          "Cache-Control",
          "no-store");

  private final List<Endpoint> endpoints;
  private final ApiKeys keys;
  private final RateLimits limits;
  private final Duration bodyTime;
  private final JsonFormat json;
  private final KeyedCalls keyed;
  private final Changes changes;
  private final MeterRegistry metrics;
  private final ProblemMapper problems;

  /**
   * Makes routes.
   *
   * @param bodyTime how long a body may take to come in
   * @param keyed answers calls
   * @param changes is told of whom something was changed
   * @param random names incidents
   */
  public Routes(
      List<Endpoint> endpoints,
      ApiKeys keys,
      RateLimits limits,
      Duration bodyTime,
      JsonFormat json,
      KeyedCalls keyed,
      Changes changes,
      MeterRegistry metrics,
      RandomGenerator random) {
    this.endpoints = List.copyOf(endpoints);
    this.keys = keys;
    this.limits = limits;
    this.bodyTime = bodyTime;
    this.json = json;
    this.keyed = keyed;
    this.changes = changes;
    this.metrics = metrics;
    problems = new ProblemMapper(json, random);
  }

  /** Registers all routes, the headers of every answer, the problems and the timers. */
  public void register(JavalinConfig config) {
    config.routes.before(context -> HEADERS.forEach(context::header));
    for (Endpoint endpoint : endpoints) {
      config.routes.addHttpHandler(
          HandlerType.findOrCreate(endpoint.method().name()),
          endpoint.path(),
          context -> handleAll(endpoint, context));
    }
    config.routes.exception(Exception.class, problems::answer);
    // Javalin would answer its own in its own way.
    config.routes.exception(HttpResponseException.class, problems::answer);
    config.requestLogger.http(this::record);
  }

  /** The path of the endpoint that was called, with its parameters in braces, or {@code none}. */
  static String route(Context context) {
    String route = context.attribute(ROUTE);
    return route == null ? "none" : route;
  }

  /** Names the route of a request that is no endpoint's, for metrics and the log. */
  public static void name(Context context, String route) {
    context.attribute(ROUTE, route);
  }

  /** Lets errors of the machine, such as a full heap, be answered like other failures. */
  private void handleAll(Endpoint endpoint, Context context) throws IOException {
    try {
      handle(endpoint, context);
    } catch (Error e) {
      throw new GelegenException("an error of the machine or of the program", e);
    }
  }

  private void handle(Endpoint endpoint, Context context) throws IOException {
    context.attribute(ROUTE, endpoint.path());
    KeyStore.@Nullable Holder holder = endpoint.isOpen() ? null : admit(endpoint, context);
    Media wanted =
        new Acceptance(context.header("Accept"))
            .best(endpoint.media())
            .orElseThrow(() -> notAcceptable(endpoint));
    Call call = new Call(context, endpoint, json, holder, wanted, bodyTime);
    call.requireKnownParameters();
    if (endpoint.body() != null) {
      requireReadable(Objects.requireNonNull(endpoint.body()), context);
    }
    Answer answer;
    try {
      answer = keyed.answer(endpoint, call);
    } finally {
      if (holder != null && endpoint.changes()) {
        changes.note(holder.clientId());
      }
    }
    send(answer, context);
  }

  /**
   * Key first, then its rate, then client, then role: a foreign client is not found whatever the
   * role.
   */
  private KeyStore.Holder admit(Endpoint endpoint, Context context) {
    KeyStore.Holder holder =
        keys.findBearer(context.header("Authorization"))
            .orElseThrow(
                () ->
                    ProblemException.of(
                        ProblemType.UNAUTHENTICATED,
                        "send a key that was made for this client as Authorization: Bearer KEY"));
    limits
        .tryTake(holder)
        .ifPresent(
            wait -> {
              throw ProblemException.tooMany(wait);
            });
    keys.noteUse(holder);
    String asked = pathParameter(context);
    if (!holder.clientId().value().equals(asked)) {
      throw ProblemException.notFound("the client");
    }
    if (!endpoint.roles().contains(holder.role())) {
      throw ProblemException.of(
          ProblemType.FORBIDDEN,
          "this needs a key with the role "
              + String.join(
                  " or ",
                  endpoint.roles().stream().sorted().map(role -> role.wireName()).toList()));
    }
    return holder;
  }

  private static String pathParameter(Context context) {
    try {
      return context.pathParam("clientId");
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound("the client");
    }
  }

  private static ProblemException notAcceptable(Endpoint endpoint) {
    return ProblemException.of(
        ProblemType.NOT_ACCEPTABLE,
        "this is answered as "
            + String.join(" or ", endpoint.media().stream().map(Media::contentType).toList())
            + "; ask for that in Accept");
  }

  private static void requireReadable(RequestBody body, Context context) {
    long length = context.req().getContentLengthLong();
    boolean sent = length > 0 || context.header("Transfer-Encoding") != null;
    if (sent || !body.optional()) {
      BodyReader.requireReadable(
          body, context.header("Content-Type"), context.header("Content-Encoding"));
    }
    if (length > body.limit()) {
      throw BodyReader.tooLarge(body.limit());
    }
  }

  private static void send(Answer answer, Context context) {
    context.status(answer.status());
    context.contentType(answer.contentType());
    answer.headers().forEach(context::header);
    if (answer.streamed()) {
      // Whether to compress is decided at the first write, by its length.
      context.minSizeForCompression(1);
    }
    try {
      answer.content().writeTo(context.outputStream());
    } catch (IOException e) {
      LOG.debug("the caller of {} did not wait for the answer", route(context));
    }
  }

  private void record(Context context, Float milliseconds) {
    Timer.builder("gelegen.http.requests")
        .description("Requests by route, from the first byte to the answer")
        .tag("method", known(context.method()))
        .tag("route", route(context))
        .tag("status", Integer.toString(context.statusCode()))
        .publishPercentileHistogram()
        .register(metrics)
        .record(Duration.ofNanos((long) (milliseconds * 1_000_000)));
  }

  /** Callers can invent methods; the metrics must not grow with them. */
  private static String known(HandlerType method) {
    return HandlerType.commonHttp().contains(method) ? method.name() : "other";
  }
}
