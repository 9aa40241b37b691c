package org.gelegen.scheduler.dispatch;

import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.records.RecordIntake;

/** What dispatching reads and writes. */
public record DispatchPorts(
    CampaignStore campaigns, Stops stops, RecordIntake intake, Desks desks) {}
