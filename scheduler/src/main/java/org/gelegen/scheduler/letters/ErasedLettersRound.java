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
 * this node's folder. After a start it looks at every notice that still stands; used by one thread.
 */
public final class ErasedLettersRound implements Round {
  private static final long BEFORE_ALL = -1;

  private final RecordLog records;
  private final ErasureNotices notices;
  private final LetterFolder letters;
  private final Map<ClientId, Long> seen = new HashMap<>();

  public ErasedLettersRound(RecordLog records, ErasureNotices notices, LetterFolder letters) {
    this.records = records;
    this.notices = notices;
    this.letters = letters;
  }

  @Override
  public void run(Instant now) {
    for (ClientId client : records.clients()) {
      List<Notice> news = notices.after(client, seen.getOrDefault(client, BEFORE_ALL));
      for (Notice notice : news) {
        letters.erase(client, notice.debtorId());
        seen.put(client, notice.position());
      }
    }
  }
}
