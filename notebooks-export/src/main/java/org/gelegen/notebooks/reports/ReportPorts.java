package org.gelegen.notebooks.reports;

import org.gelegen.model.access.AuditLog;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.trainer.ModelComparer;

/**
 * What reports read, and the log that they are noted in.
 *
 * @param records all of them
 * @param learnable those that models may be learned from and judged by
 */
public record ReportPorts(
    RecordLog records,
    RecordLog learnable,
    ModelRegistry registry,
    ModelComparer comparer,
    CampaignStore campaigns,
    ExposureStore exposures,
    SettingsStore settings,
    AuditLog audit) {}
