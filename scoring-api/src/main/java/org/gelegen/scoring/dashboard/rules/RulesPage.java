package org.gelegen.scoring.dashboard.rules;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.gelegen.model.rules.ContactRule;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.rules.RuleHeader;
import org.gelegen.model.rules.RuleHeader.Source;
import org.gelegen.scoring.dashboard.pages.Frame;
import org.gelegen.scoring.dashboard.rules.RuleWords.Said;
import org.jspecify.annotations.Nullable;

/**
 * What the page of rules shows.
 *
 * @param version names and versions of the packs, and what was switched
 * @param own the rules of the client's own settings
 * @param pack those of its pack, in the order in which they are told
 * @param off those of its pack that are switched off
 */
public record RulesPage(
    Frame frame, String version, List<ShownRule> own, List<ShownRule> pack, List<ShownRule> off) {
  public RulesPage {
    own = List.copyOf(own);
    pack = List.copyOf(pack);
    off = List.copyOf(off);
  }

  /**
   * One rule.
   *
   * @param from the first day on which it counts; absent: it always did
   * @param until the first day on which it no longer counts; absent: none
   * @param marks what else is to be known of it, in words
   */
  public record ShownRule(
      String id,
      Said said,
      String basis,
      @Nullable LocalDate from,
      @Nullable LocalDate until,
      List<String> marks) {
    public ShownRule {
      marks = List.copyOf(marks);
    }
  }

  static RulesPage of(Frame frame, RuleBook book) {
    List<ContactRule> own = new ArrayList<>(book.rules());
    own.removeIf(rule -> !rule.header().id().isClientsOwn());
    List<ContactRule> pack = new ArrayList<>(book.rules());
    pack.removeIf(rule -> rule.header().id().isClientsOwn());
    return new RulesPage(
        frame,
        book.version(),
        shown(frame, own),
        shown(frame, pack),
        shown(frame, book.switchedOff()));
  }

  private static List<ShownRule> shown(Frame frame, List<ContactRule> rules) {
    RuleWords words = new RuleWords(frame.texts(), frame.formats());
    return rules.stream().map(rule -> shown(frame, words.of(rule), rule.header())).toList();
  }

  private static ShownRule shown(Frame frame, Said said, RuleHeader header) {
    List<String> marks = new ArrayList<>();
    if (header.id().isClientsOwn()) {
      marks.add(frame.text("rules.mark.own"));
    }
    if (!header.isOn()) {
      marks.add(frame.text("rules.mark.off"));
    }
    if (header.source() == Source.MEMORY) {
      marks.add(frame.text("rules.mark.memory"));
    }
    if (header.party() != null) {
      marks.add(frame.text("rules.mark.party." + header.party().wireName()));
    }
    LocalDate from = header.inForce().from();
    return new ShownRule(
        header.id().value(),
        said,
        header.basis(),
        from.equals(LocalDate.MIN) ? null : from,
        header.inForce().until(),
        marks);
  }
}
