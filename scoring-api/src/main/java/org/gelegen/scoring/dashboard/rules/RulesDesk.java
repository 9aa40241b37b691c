package org.gelegen.scoring.dashboard.rules;

import static org.gelegen.model.access.Role.ANALYST;
import static org.gelegen.model.access.Role.OPERATOR;

import java.util.List;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.rules.RuleBook;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scoring.dashboard.pages.Page;
import org.gelegen.scoring.dashboard.pages.PageAnswer;
import org.gelegen.scoring.dashboard.pages.Visit;
import org.gelegen.scoring.http.ProblemException;

/** Shows every rule that binds the client, of its pack and of its own settings. */
public final class RulesDesk {
  private final RuleBooks rules;
  private final RecordLog records;
  private final SettingsStore settings;

  public RulesDesk(RuleBooks rules, RecordLog records, SettingsStore settings) {
    this.rules = rules;
    this.records = records;
    this.settings = settings;
  }

  public List<Page> pages() {
    return List.of(Page.shown("/rules", this::show, ANALYST, OPERATOR));
  }

  private PageAnswer show(Visit visit) {
    ClientRecord client =
        records
            .findClient(visit.client())
            .orElseThrow(() -> ProblemException.notFound("the client, before its client record,"));
    RuleBook book = rules.of(client, settings.current(visit.client()).settings());
    return PageAnswer.shown("rules/rules", RulesPage.of(visit.frame(), book));
  }
}
