package org.gelegen.notebooks;

import org.gelegen.model.access.AuditLog;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.settings.SettingsStore;

/**
 * What an export reads, and the log that it is noted in.
 *
 * @param objections whose debtors no table describes
 */
public record ExportPorts(
    RecordLog records,
    Objections objections,
    ModelRegistry registry,
    DecisionLog decisions,
    CampaignStore campaigns,
    ExposureStore exposures,
    SettingsStore settings,
    AuditLog audit) {}
