package org.gelegen.scheduler.dispatch;

import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.scheduler.Portfolios;
import org.gelegen.scheduler.RuleBooks;

/** What dispatching reads and writes. */
public record DispatchPorts(
    CampaignStore campaigns,
    RecordIntake intake,
    SettingsStore settings,
    Portfolios portfolios,
    RuleBooks rules) {}
