package org.gelegen.scoring.http;

import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.gelegen.model.access.Role;
import org.gelegen.model.answers.KeyedRequest;
import org.jspecify.annotations.Nullable;

/**
 * One thing that can be asked for. Routes, authorisation, the OpenAPI document, the page of
 * documentation and the tests of all endpoints follow from this description and from nothing else.
 */
public final class Endpoint {
  /** What the paths of a client's endpoints begin with. */
  public static final String CLIENT = "/v1/clients/{clientId}";

  private static final Pattern PARAMETER = Pattern.compile("\\{([A-Za-z]+)}");

  private final Method method;
  private final String path;
  private final Set<Role> roles;
  private final String summary;
  private final String description;
  private final @Nullable RequestBody body;
  private final List<QueryParameter> query;
  private final int status;
  private final boolean changes;
  private final KeyedRequest.@Nullable Binding binding;
  private final boolean tagged;
  private final List<Media> media;
  private final Set<ProblemType> problems;
  private final Handler handler;

  private Endpoint(Builder builder, Handler handler) {
    method = builder.method;
    path = builder.path;
    roles = Set.copyOf(builder.roles);
    summary = builder.summary;
    description = builder.description;
    body = builder.body;
    query = List.copyOf(builder.query);
    status = builder.status;
    changes = method != Method.GET && !builder.onlyAsks;
    binding = builder.binding;
    tagged = builder.tagged;
    media = List.copyOf(builder.media);
    problems = Set.copyOf(builder.problems());
    this.handler = handler;
    if (path.startsWith(CLIENT) == roles.isEmpty()) {
      throw new IllegalArgumentException(
          method + " " + path + " must name roles exactly when it is about a client");
    }
    if (method == Method.POST && changes && binding == null && !builder.repeatable) {
      throw new IllegalArgumentException(
          method + " " + path + " must say what becomes of it when it is sent again");
    }
    if (summary.isEmpty() || media.isEmpty()) {
      throw new IllegalArgumentException(method + " " + path + " needs a summary and an answer");
    }
  }

  public static Builder get(String path) {
    return new Builder(Method.GET, path);
  }

  public static Builder post(String path) {
    return new Builder(Method.POST, path);
  }

  public static Builder put(String path) {
    return new Builder(Method.PUT, path);
  }

  public static Builder delete(String path) {
    return new Builder(Method.DELETE, path);
  }

  public Method method() {
    return method;
  }

  /** The path with its parameters in braces. */
  public String path() {
    return path;
  }

  /** The names of the parameters in the path, in order. */
  public List<String> pathParameters() {
    return PARAMETER.matcher(path).results().map((MatchResult match) -> match.group(1)).toList();
  }

  /** Whose keys may call it; empty: it needs no key. */
  public Set<Role> roles() {
    return roles;
  }

  /** Whether it needs no key. */
  public boolean isOpen() {
    return roles.isEmpty();
  }

  public String summary() {
    return summary;
  }

  /** More than the summary says, or empty. */
  public String description() {
    return description;
  }

  public @Nullable RequestBody body() {
    return body;
  }

  public List<QueryParameter> query() {
    return query;
  }

  /** Whether calling it may change what others are answered. */
  boolean changes() {
    return changes;
  }

  /** How what it does is bound to an answer that is kept under a key; null: it takes no key. */
  public KeyedRequest.@Nullable Binding binding() {
    return binding;
  }

  /** Whether all that a call changes is changed together, its audit entry included. */
  boolean changesTogether() {
    return binding == KeyedRequest.Binding.TRANSACTION || method == Method.PUT;
  }

  /** Whether a good answer has an ETag, which names the version of what is shown. */
  public boolean isTagged() {
    return tagged;
  }

  /** Whether it takes the ETag of what a change goes on from, as If-Match. */
  public boolean takesIfMatch() {
    return tagged && method == Method.PUT;
  }

  /** The status of a good answer. */
  public int status() {
    return status;
  }

  /** The forms of a good answer; the first is the usual one. */
  public List<Media> media() {
    return media;
  }

  public Set<ProblemType> problems() {
    return problems;
  }

  Handler handler() {
    return handler;
  }

  @Override
  public String toString() {
    return method + " " + path;
  }

  /** Describes an endpoint, ending with who answers it. */
  public static final class Builder {
    private final Method method;
    private final String path;
    private final Set<Role> roles = EnumSet.noneOf(Role.class);
    private final List<QueryParameter> query = new ArrayList<>();
    private final List<Media> media = new ArrayList<>();
    private final Set<ProblemType> ownProblems = EnumSet.noneOf(ProblemType.class);
    private String summary = "";
    private String description = "";
    private @Nullable RequestBody body;
    private int status = 200;
    private boolean onlyAsks;
    private boolean repeatable;
    private boolean tagged;
    private KeyedRequest.@Nullable Binding binding;

    private Builder(Method method, String path) {
      this.method = method;
      this.path = path;
    }

    /** Whose keys may call it. */
    public Builder roles(Role... allowed) {
      roles.addAll(List.of(allowed));
      return this;
    }

    public Builder summary(String text) {
      summary = text;
      return this;
    }

    public Builder description(String text) {
      description = text;
      return this;
    }

    /** Calling it changes nothing that others are answered, whatever its method. */
    public Builder onlyAsks() {
      onlyAsks = true;
      return this;
    }

    /** What it brings has ids: the same again changes nothing. */
    public Builder repeatable() {
      repeatable = true;
      return this;
    }

    /** It takes an Idempotency-Key, under which it is carried out once. */
    public Builder keyed(KeyedRequest.Binding by) {
      binding = by;
      return this;
    }

    /**
     * Good answers have an ETag, and what changes something takes one as If-Match (RFC 9110,
     * 13.1.1).
     */
    public Builder tagged() {
      tagged = true;
      return this;
    }

    public Builder takes(RequestBody taken) {
      body = taken;
      return this;
    }

    public Builder query(String name, String meaning, String example) {
      query.add(new QueryParameter(name, true, meaning, example));
      return this;
    }

    /** A parameter of the query that may be left out. */
    public Builder optionalQuery(String name, String meaning, String example) {
      query.add(new QueryParameter(name, false, meaning, example));
      return this;
    }

    /** A good answer in JSON. */
    public Builder answers(int good, Type type, String example) {
      status = good;
      return answers(Media.json(type, example));
    }

    /** One more form of a good answer. */
    public Builder answers(Media form) {
      media.add(form);
      return this;
    }

    /** Problems beyond those that follow from the description. */
    public Builder fails(ProblemType... types) {
      ownProblems.addAll(List.of(types));
      return this;
    }

    public Endpoint by(Handler handler) {
      return new Endpoint(this, handler);
    }

    private Set<ProblemType> problems() {
      Set<ProblemType> all = EnumSet.of(ProblemType.NOT_ACCEPTABLE, ProblemType.INTERNAL);
      all.addAll(ownProblems);
      if (!roles.isEmpty()) {
        all.add(ProblemType.UNAUTHENTICATED);
        all.add(ProblemType.FORBIDDEN);
        all.add(ProblemType.NOT_FOUND);
        all.add(ProblemType.TOO_MANY_REQUESTS);
        all.add(ProblemType.UNAVAILABLE);
      }
      if (!query.isEmpty() || body != null) {
        all.add(ProblemType.INVALID_INPUT);
      }
      if (tagged && method == Method.PUT) {
        all.add(ProblemType.PRECONDITION_FAILED);
      }
      if (binding != null) {
        all.add(ProblemType.INVALID_INPUT);
        all.add(ProblemType.IN_FLIGHT);
        all.add(ProblemType.KEY_USED);
      }
      if (body != null) {
        all.add(ProblemType.UNREADABLE);
        all.add(ProblemType.REQUEST_TIMEOUT);
        all.add(ProblemType.UNSUPPORTED_MEDIA_TYPE);
        if (Objects.requireNonNull(body).limit() < RequestBody.UNLIMITED) {
          all.add(ProblemType.TOO_LARGE);
        }
      }
      return all;
    }
  }
}
