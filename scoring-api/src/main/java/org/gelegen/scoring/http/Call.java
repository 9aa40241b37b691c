package org.gelegen.scoring.http;

import io.javalin.http.Context;
import java.io.IOException;
import java.io.InputStream;
import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.WireName;
import org.jspecify.annotations.Nullable;

/** One request to one endpoint, admitted. */
public final class Call {
  private final Context context;
  private final Endpoint endpoint;
  private final JsonFormat json;
  private final KeyStore.@Nullable Holder holder;
  private final Media wanted;
  private final Duration bodyTime;
  private @Nullable String text;

  Call(
      Context context,
      Endpoint endpoint,
      JsonFormat json,
      KeyStore.@Nullable Holder holder,
      Media wanted,
      Duration bodyTime) {
    this.context = context;
    this.endpoint = endpoint;
    this.json = json;
    this.holder = holder;
    this.wanted = wanted;
    this.bodyTime = bodyTime;
  }

  /** The client whose key this is; the only one whose data may be answered. */
  public ClientId client() {
    return holder().clientId();
  }

  /** Who does it, for the audit log: the id of the key. */
  public String by() {
    return holder().keyId();
  }

  private KeyStore.Holder holder() {
    return Objects.requireNonNull(holder, "an endpoint that needs no key has no client");
  }

  /** The media type in which the answer is wanted, one of the endpoint's. */
  public String wanted() {
    return wanted.contentType();
  }

  /**
   * A parameter of the path as an id; one that cannot be an id is not found.
   *
   * @param what names the thing in the problem, such as {@code the debtor}
   */
  public <I> I id(String parameter, String what, Function<String, I> type) {
    try {
      return type.apply(context.pathParam(parameter));
    } catch (IllegalArgumentException e) {
      throw ProblemException.notFound(what);
    }
  }

  /** A parameter of the query that is required. */
  public String query(String name) {
    return optionalQuery(name)
        .orElseThrow(
            () -> ProblemException.invalid("", "the query parameter " + name + " is required"));
  }

  /** A parameter of the query, or empty where it was left out. */
  public Optional<String> optionalQuery(String name) {
    return Optional.ofNullable(parameters().get(name)).map(List::getLast);
  }

  /**
   * A parameter of the query that is one of some words, or {@code otherwise} where it was left out.
   */
  public <E extends Enum<E> & WireName> E query(String name, Class<E> words, E otherwise) {
    Optional<String> given = optionalQuery(name);
    return given.isEmpty()
        ? otherwise
        : WireName.find(words, given.get())
            .orElseThrow(
                () ->
                    ProblemException.invalid(
                        "",
                        "the query parameter "
                            + name
                            + " is one of "
                            + Arrays.stream(words.getEnumConstants())
                                .map(WireName::wireName)
                                .collect(Collectors.joining(", "))));
  }

  private Map<String, List<String>> parameters() {
    try {
      return context.queryParamMap();
    } catch (IllegalArgumentException e) {
      throw ProblemException.of(
          ProblemType.UNREADABLE, "the query has a bad percent escape; encode it again");
    }
  }

  /** Refuses parameters that the endpoint does not know, and repeated or unreadable ones. */
  void requireKnownParameters() {
    List<String> known = endpoint.query().stream().map(QueryParameter::name).toList();
    parameters()
        .forEach(
            (name, values) -> {
              if (!known.contains(name) || values.size() != 1) {
                throw ProblemException.invalid(
                    "",
                    known.isEmpty()
                        ? "there are no query parameters here"
                        : "the query parameters are, each once, " + String.join(", ", known));
              }
            });
  }

  /** The body as a representation. */
  public <T> T body(Class<T> type) {
    return json.read(text(), type);
  }

  /** The same, with a check of its own. */
  public <T> T body(Class<T> type, JsonCheck check) {
    return json.read(text(), type, check);
  }

  /** The body as a representation, or empty when nothing was sent. */
  public <T> Optional<T> optionalBody(Class<T> type) {
    String text = text();
    return text.isBlank() ? Optional.empty() : Optional.of(json.read(text, type));
  }

  /** The body as text, within its limit. */
  public String text() {
    if (text == null) {
      text = BodyReader.text(stream(), context.header("Content-Encoding"), expected().limit());
    }
    return text;
  }

  /**
   * The tags, with their quotes, of which the thing to be changed must have one; empty: it may be
   * changed whichever it has. Weak tags are none of its (RFC 9110, 13.1.1).
   */
  public Optional<Set<String>> ifMatch() {
    List<String> sent = header("If-Match");
    if (sent.isEmpty() || sent.equals(List.of("*"))) {
      return Optional.empty();
    }
    return Optional.of(
        sent.stream()
            .flatMap(each -> Arrays.stream(each.split(",", -1)))
            .map(String::strip)
            .collect(Collectors.toUnmodifiableSet()));
  }

  /** What a header says, once for each time that it was sent. */
  List<String> header(String name) {
    return Collections.list(context.req().getHeaders(name));
  }

  /** The path, with its parameters decoded. */
  String path() {
    return context.path();
  }

  /**
   * The body as it comes in, without a limit of bytes and neither decoded nor inflated. Reading one
   * that comes in too slowly ends with a {@link SlowBodyException}.
   */
  public InputStream stream() {
    try {
      return new TimedBody(
          context.req().getInputStream(),
          bodyTime,
          expected().limit() == RequestBody.UNLIMITED,
          System::nanoTime);
    } catch (IOException e) {
      throw ProblemException.of(ProblemType.UNREADABLE, "the body broke off; send it whole");
    }
  }

  /** Whether the body is said to be gzip. */
  public boolean saysGzip() {
    return BodyReader.isGzip(context.header("Content-Encoding"));
  }

  private RequestBody expected() {
    return Objects.requireNonNull(endpoint.body(), () -> endpoint + " takes no body");
  }

  /** The path to something of the client's, for a Location header. */
  public String pathTo(String collection, String id) {
    return "/v1/clients/"
        + PathSegment.encode(client().value())
        + "/"
        + collection
        + "/"
        + PathSegment.encode(id);
  }

  /** A good answer in JSON. */
  public Answer json(Object representation) {
    return Answer.bytes(Media.JSON, json.write(representation)).with(endpoint.status());
  }

  /** JSON for answers in other forms. */
  public JsonFormat format() {
    return json;
  }

  /** A good answer with one representation a line, each written when its turn comes. */
  public <T> Answer lines(Stream<T> representations) {
    return Answer.stream(
            Media.NDJSON,
            out -> {
              for (T each : (Iterable<T>) representations::iterator) {
                out.write(json.write(each));
                out.write('\n');
              }
            })
        .with(endpoint.status());
  }
}
