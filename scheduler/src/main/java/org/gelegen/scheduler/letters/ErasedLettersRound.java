package org.gelegen.scheduler.letters;

import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.access.ErasureNotices;
import org.gelegen.model.access.ErasureNotices.Notice;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.scheduler.rounds.Round;

/**
 * Takes the letters of debtors who were erased on another node, or by a command elsewhere, out of
 * this node's folder. After a start it looks at every notice that still stands. Each is looked at
 * in two rounds: a letter may just have been on its way to the printer in the first. Used by one
 * thread.
 */
public final class ErasedLettersRound implements Round {
  private static final long BEFORE_ALL = -1;

  private final RecordLog records;
  private final ErasureNotices notices;
  private final LetterFolder letters;

  /** Up to where notices were looked at once. */
  private final Map<ClientId, Long> once = new HashMap<>();

  /** And up to where twice. */
  private final Map<ClientId, Long> twice = new HashMap<>();

  public ErasedLettersRound(RecordLog records, ErasureNotices notices, LetterFolder letters) {
    this.records = records;
    this.notices = notices;
    this.letters = letters;
  }

  @Override
  public void run(Instant now) {
    for (ClientId client : records.clients()) {
      long from = twice.getOrDefault(client, BEFORE_ALL);
      long reached = once.getOrDefault(client, BEFORE_ALL);
      List<Notice> news = notices.after(client, from);
      for (Notice notice : news) {
        letters.erase(client, notice.debtorId());
      }
      twice.put(client, reached);
      once.put(client, news.isEmpty() ? reached : news.getLast().position());
    }
  }
}
