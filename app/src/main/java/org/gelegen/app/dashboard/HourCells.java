package org.gelegen.app.dashboard;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZonedDateTime;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.records.PortfolioRecord;
import org.gelegen.scoring.dashboard.compare.VersionComparison.Cell;
import org.gelegen.trainer.labels.DebtorLabels;
import org.gelegen.trainer.labels.Label;
import org.gelegen.trainer.labels.LabelledContact;

/** Counts contacts and how many reached, by channel, weekday and hour of the client's clock. */
final class HourCells {
  private static final int WEEKDAYS = 7;
  private static final int HOURS = 24;

  private final ZoneId zone;
  private final Instant until;
  private final Duration responseWindow;
  private final long[][] made = new long[Channel.count()][WEEKDAYS * HOURS];
  private final long[][] reached = new long[Channel.count()][WEEKDAYS * HOURS];

  HourCells(ZoneId zone, Instant until, Duration responseWindow) {
    this.zone = zone;
    this.until = until;
    this.responseWindow = responseWindow;
  }

  void add(List<PortfolioRecord> ofDebtor) {
    for (LabelledContact contact : new DebtorLabels(ofDebtor, until, responseWindow).contacts()) {
      if (contact.reached() != Label.CENSORED) {
        ZonedDateTime at = contact.contact().at().atZone(zone);
        int channel = contact.contact().channel().index();
        int place = (at.getDayOfWeek().getValue() - 1) * HOURS + at.getHour();
        made[channel][place]++;
        reached[channel][place] += contact.reached() == Label.YES ? 1 : 0;
      }
    }
  }

  /** The cells in which contacts were made. */
  List<Cell> cells() {
    List<Cell> cells = new ArrayList<>();
    for (Channel channel : Channel.values()) {
      long[] ofChannel = made[channel.index()];
      for (int place = 0; place < ofChannel.length; place++) {
        if (ofChannel[place] > 0) {
          cells.add(
              new Cell(
                  channel,
                  place / HOURS + 1,
                  place % HOURS,
                  ofChannel[place],
                  reached[channel.index()][place]));
        }
      }
    }
    return cells;
  }
}
