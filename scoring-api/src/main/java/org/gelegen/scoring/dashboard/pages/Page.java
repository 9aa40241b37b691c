package org.gelegen.scoring.dashboard.pages;

import java.util.Set;
import org.gelegen.model.access.Role;
import org.gelegen.scoring.http.FormBody;
import org.gelegen.scoring.http.Method;

/**
 * One page, or one thing that is done from a page.
 *
 * @param method GET shows, POST does
 * @param path with its parameters in braces
 * @param roles whose keys may
 * @param formBytes how many bytes a form may have as it is sent
 * @param atOneStroke whether all that is done is done together, its audit entry included, or
 *     nothing of it
 */
public record Page(
    Method method,
    String path,
    Set<Role> roles,
    long formBytes,
    boolean atOneStroke,
    PageHandler handler) {
  public Page {
    roles = Set.copyOf(roles);
    if (roles.isEmpty()) {
      throw new IllegalArgumentException(method + " " + path + " must say whose keys may");
    }
  }

  /** A page that is looked at. */
  public static Page shown(String path, PageHandler handler, Role... roles) {
    return new Page(Method.GET, path, Set.of(roles), FormBody.USUAL, false, handler);
  }

  /** Something that is done, with its audit entry or not at all. */
  public static Page done(String path, PageHandler handler, Role... roles) {
    return new Page(Method.POST, path, Set.of(roles), FormBody.USUAL, true, handler);
  }

  /** The same with another limit of what a form may have. */
  public Page withForm(long bytes) {
    return new Page(method, path, roles, bytes, atOneStroke, handler);
  }

  /** The same where nothing is changed, or what is changed has transactions of its own. */
  public Page stepByStep() {
    return new Page(method, path, roles, formBytes, false, handler);
  }

  @Override
  public String toString() {
    return method + " " + path;
  }
}
