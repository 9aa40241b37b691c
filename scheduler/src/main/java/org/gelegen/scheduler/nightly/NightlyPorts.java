package org.gelegen.scheduler.nightly;

import org.gelegen.model.access.AuditLog;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.decision.Shadows;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.runs.RunLedger;

/**
 * What a night reads and writes.
 *
 * @param stops whose channels are left out
 * @param intake takes what a night finds in its records, such as an arrangement that lapsed
 * @param shadows look at what was decided, afterwards
 * @param rules for settings that are tried out; those in force come with the desks
 */
public record NightlyPorts(
    RunLedger ledger,
    CampaignStore campaigns,
    Stops stops,
    DecisionLog decisions,
    AuditLog audit,
    RecordIntake intake,
    Shadows shadows,
    Desks desks,
    RuleBooks rules) {}
