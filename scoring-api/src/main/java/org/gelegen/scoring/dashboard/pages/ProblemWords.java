package org.gelegen.scoring.dashboard.pages;

import org.gelegen.scoring.http.Problem;

/**
 * What a page of a problem says. A problem's kind has words in every language; its details come
 * from where HTTP and pages share them, in English, but for what pages themselves say of roles.
 */
public record ProblemWords(Frame frame, Problem problem) {
  /** What is said in the reader's language: the kind of problem, or the detail where it is. */
  public String said() {
    if (!isEnglish()) {
      return problem.detail();
    }
    String type = problem.type().substring(problem.type().lastIndexOf(':') + 1);
    String key = "problem.type." + type;
    return frame.text(frame.texts().has(key) ? key : "problem.type.other");
  }

  /** Whether the detail is in English, whatever language the page is in. */
  public boolean isEnglish() {
    String role = frame.text("problem.role", "");
    return !problem.detail().startsWith(role.substring(0, role.length() - 1));
  }
}
