package org.gelegen.scoring.http;

import java.io.IOException;

/** Answers calls of one endpoint; problems are thrown as {@link ProblemException}. */
@FunctionalInterface
public interface Handler {
  Answer answer(Call call) throws IOException;
}
