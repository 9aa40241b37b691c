package org.gelegen.scoring.dashboard.pages;

import java.util.Map;

/** What becomes of a visit. */
public sealed interface PageAnswer {
  /**
   * A page is shown.
   *
   * @param template its name, such as {@code jobs/jobs}
   * @param model what the template calls {@code page}
   */
  record Shown(int status, String template, Object model) implements PageAnswer {}

  /**
   * The visitor is sent on, after something was done.
   *
   * @param path of a page of the dashboard
   * @param query what to hand on, by name
   */
  record SentOn(String path, Map<String, String> query) implements PageAnswer {
    public SentOn {
      query = Map.copyOf(query);
    }
  }

  static PageAnswer shown(String template, Object model) {
    return new Shown(200, template, model);
  }

  /**
   * Sends on to a page that says what was done.
   *
   * @param notice the key of what is said, such as {@code jobs.notice.paused}
   */
  static PageAnswer done(String path, String notice) {
    return new SentOn(path, Map.of("done", notice));
  }
}
