package org.gelegen.scoring.dashboard.pages;

import org.gelegen.scoring.http.ProblemException;

/** Answers visits of one page; problems are thrown as {@link ProblemException}. */
@FunctionalInterface
public interface PageHandler {
  PageAnswer answer(Visit visit);
}
