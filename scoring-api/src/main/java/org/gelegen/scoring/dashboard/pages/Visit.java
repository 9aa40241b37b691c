package org.gelegen.scoring.dashboard.pages;

import io.javalin.http.Context;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.scoring.http.ProblemException;

/** One request for one page, admitted. */
public final class Visit {
  private final Context context;
  private final Frame frame;
  private final Map<String, String> form;

  Visit(Context context, Frame frame, Map<String, String> form) {
    this.context = context;
    this.frame = frame;
    this.form = Map.copyOf(form);
  }

  /** The client whose key this is; the only one whose data may be shown. */
  public ClientId client() {
    return holder().clientId();
  }

  /** Who does it, for the audit log: the id of the key. */
  public String by() {
    return holder().keyId();
  }

  private KeyStore.Holder holder() {
    return Objects.requireNonNull(frame.holder(), "a page is for who signed in");
  }

  /** What stands around the page: its language, words and formats. */
  public Frame frame() {
    return frame;
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

  /** A parameter of the query; one that is empty was left out. */
  public Optional<String> query(String name) {
    return Optional.ofNullable(context.queryParam(name)).filter(value -> !value.isBlank());
  }

  /** A field of the form that was sent; one that is empty was left out. */
  public Optional<String> field(String name) {
    return Optional.ofNullable(form.get(name)).map(String::strip).filter(text -> !text.isEmpty());
  }

  /** A field that must be filled. */
  public String requireField(String name) {
    return field(name).orElseThrow(() -> ProblemException.invalid("/" + name, "must be filled in"));
  }
}
