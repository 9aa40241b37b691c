package org.gelegen.scoring;

import io.javalin.Javalin;
import io.javalin.config.JavalinConfig;
import io.javalin.util.JavalinBindException;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import org.eclipse.jetty.http.UriCompliance;
import org.eclipse.jetty.http.UriCompliance.Violation;
import org.gelegen.model.GelegenException;
import org.gelegen.scoring.access.ApiKeys;
import org.gelegen.scoring.access.RateLimits;
import org.gelegen.scoring.access.Sessions;
import org.gelegen.scoring.dashboard.Dashboard;
import org.gelegen.scoring.dashboard.pages.Cookies;
import org.gelegen.scoring.dashboard.pages.Cookies.Reach;
import org.gelegen.scoring.dashboard.pages.Frames;
import org.gelegen.scoring.dashboard.pages.PageRoutes;
import org.gelegen.scoring.dashboard.pages.SignIn;
import org.gelegen.scoring.http.Endpoint;
import org.gelegen.scoring.http.JsonFormat;
import org.gelegen.scoring.http.KeyedCalls;
import org.gelegen.scoring.http.RefusedRequests;
import org.gelegen.scoring.http.Routes;

/** The HTTP service, running until it is closed. */
public final class ScoringServer implements AutoCloseable {
  /** Ids may hold slashes, percent signs and dots; they are never names of files. */
  private static final UriCompliance PATHS =
      UriCompliance.DEFAULT.with(
          "GELEGEN",
          Violation.AMBIGUOUS_PATH_SEPARATOR,
          Violation.AMBIGUOUS_PATH_SEGMENT,
          Violation.AMBIGUOUS_PATH_ENCODING,
          Violation.AMBIGUOUS_PATH_PARAMETER,
          Violation.SUSPICIOUS_PATH_CHARACTERS);

  /** The first line and the headers of a request together. */
  private static final int HEAD_BYTES = 8 << 10;

  private final Javalin javalin;
  private final SlowHeads slowHeads;
  private final URI uri;
  private final List<Endpoint> endpoints;

  private ScoringServer(Javalin javalin, SlowHeads slowHeads, URI uri, List<Endpoint> endpoints) {
    this.javalin = javalin;
    this.slowHeads = slowHeads;
    this.uri = uri;
    this.endpoints = endpoints;
  }

  /**
   * Starts the service; it takes requests when this returns.
   *
   * @throws GelegenException when it cannot listen where it should
   */
  public static ScoringServer start(HttpSettings settings, ScoringServices services) {
    requireFree(settings);
    JsonFormat json = new JsonFormat();
    List<Endpoint> endpoints = Api.endpoints(services, json);
    ApiKeys keys =
        new ApiKeys(
            services.keys(),
            services.audit(),
            services.changes(),
            services.clock(),
            services.random());
    RateLimits limits =
        new RateLimits(
            settings.limits().requestsPerSecond(),
            settings.limits().dialerRequestsPerSecond(),
            System::nanoTime);
    Routes routes =
        new Routes(
            endpoints,
            keys,
            limits,
            settings.limits().requestTime(),
            json,
            new KeyedCalls(services.answers(), json, services.clock()),
            services.changes(),
            services.metrics(),
            services.random());
    Duration requestTime = settings.limits().requestTime();
    PageRoutes pages =
        new PageRoutes(
            Dashboard.pages(services),
            new SignIn(
                keys,
                new Sessions(services.sessions(), services.clock(), services.random()),
                new Cookies(settings.isForThisMachineAlone() ? Reach.THIS_MACHINE : Reach.OTHERS)),
            new Frames(services.desks(), Dashboard.menu()),
            limits,
            services.changes(),
            services.answers(),
            requestTime);
    SlowHeads slowHeads = new SlowHeads(requestTime, System::nanoTime);
    Javalin javalin =
        Javalin.create(config -> configure(config, routes, pages, json, requestTime, slowHeads));
    try {
      javalin.start(settings.host(), settings.port());
    } catch (JavalinBindException e) {
      slowHeads.close();
      throw taken(settings, e);
    }
    return new ScoringServer(
        javalin,
        slowHeads,
        URI.create("http://" + settings.host() + ":" + javalin.port()),
        endpoints);
  }

  /** Javalin would log the failure in its own way before we can tell it. */
  private static void requireFree(HttpSettings settings) {
    try (ServerSocket probe = new ServerSocket()) {
      probe.setReuseAddress(true);
      probe.bind(new InetSocketAddress(settings.host(), settings.port()));
    } catch (IOException e) {
      throw taken(settings, e);
    }
  }

  private static GelegenException taken(HttpSettings settings, Exception cause) {
    return new GelegenException(
        "%s port %d cannot be listened on, another program may have it: choose another http.port"
            .formatted(settings.host(), settings.port()),
        cause);
  }

  private static void configure(
      JavalinConfig config,
      Routes routes,
      PageRoutes pages,
      JsonFormat json,
      Duration requestTime,
      SlowHeads slowHeads) {
    config.concurrency.useVirtualThreads = true;
    config.startup.showJavalinBanner = false;
    config.startup.showOldJavalinVersionWarning = false;
    config.startup.startupWatcherEnabled = false;
    config.http.prefer405over404 = true;
    // Bodies are limited where they are read, each by its endpoint.
    config.http.maxRequestSize = Long.MAX_VALUE;
    config.jetty.modifyHttpConfiguration(
        http -> {
          http.setSendServerVersion(false);
          http.setUriCompliance(PATHS);
          http.setRequestHeaderSize(HEAD_BYTES);
          // How long one waits for the next byte of a body.
          http.setIdleTimeout(requestTime.toMillis());
        });
    config.jetty.modifyServletContextHandler(
        context -> context.getServletHandler().setDecodeAmbiguousURIs(true));
    config.jetty.modifyServer(
        server -> {
          server.setErrorHandler(new RefusedRequests(json));
          slowHeads.watch(server);
        });
    routes.register(config);
    pages.register(config);
  }

  /** Where it listens. */
  public URI uri() {
    return uri;
  }

  /** Everything that it can be asked. */
  public List<Endpoint> endpoints() {
    return endpoints;
  }

  public int port() {
    return javalin.port();
  }

  /** Stops taking requests and ends. */
  @Override
  public void close() {
    javalin.stop();
    slowHeads.close();
  }
}
