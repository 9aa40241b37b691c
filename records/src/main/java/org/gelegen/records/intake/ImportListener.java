package org.gelegen.records.intake;

import org.gelegen.model.records.Rejection;

/** Hears of an import while it runs, in the thread that called it. */
public interface ImportListener {
  /** A line that was not accepted. A line with several errors is heard of once for each. */
  void rejected(Rejection rejection);

  /** A batch is through. */
  void progress(ImportReport soFar);
}
