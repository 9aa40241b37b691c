package org.gelegen.scoring;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import java.security.SecureRandom;
import java.time.InstantSource;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.access.DashboardSessions;
import org.gelegen.model.access.Erasure;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.campaign.CampaignRequests;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.changes.Changes;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.Desks;
import org.gelegen.model.decision.Recommender;
import org.gelegen.model.decision.Recomputer;
import org.gelegen.model.decision.RuleBooks;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.dialer.CallLeaser;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.experiments.SegmentLanguage;
import org.gelegen.model.handover.HandOverPrinter;
import org.gelegen.model.handover.HandOvers;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.RecordIntake;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.scoring.dashboard.Insights;
import org.gelegen.scoring.operations.Readiness;
import org.gelegen.scoring.settings.SettingsChecks;
import org.gelegen.scoring.settings.SettingsOrders;

/**
 * Everything that the HTTP service answers with.
 *
 * @param desks where the debtors' zones are looked up; the same that {@code recommender} uses
 * @param rules refuses settings that name a rule pack which is not there
 * @param intake takes in what a request brings, within the limits of requests
 * @param imports takes in streams of any length
 * @param metrics where the service counts and what it shows as {@code /metrics}
 * @param random makes keys and names incidents
 * @param changes is told what requests change
 * @param answers keeps what requests with a key are answered
 * @param insights what the dashboard shows besides
 * @param segments refuses settings with a segment that is not valid
 */
public record ScoringServices(
    Recommender recommender,
    Desks desks,
    RuleBooks rules,
    RecordIntake intake,
    RecordIntake imports,
    RecordLog records,
    Erasure erasure,
    DecisionLog decisions,
    ModelRegistry models,
    TrainingQueue trainings,
    SettingsStore settings,
    CampaignStore campaigns,
    CampaignRequests campaignRequests,
    Stops stops,
    JobDesk jobs,
    StuckContacts stuckContacts,
    KeyStore keys,
    DashboardSessions sessions,
    AuditLog audit,
    Readiness readiness,
    PrometheusMeterRegistry metrics,
    InstantSource clock,
    SecureRandom random,
    SegmentLanguage segments,
    ExposureStore exposures,
    ShadowStore shadows,
    Objections objections,
    HeldTraces traces,
    CaseReferences caseReferences,
    CallLeaser leaser,
    Recomputer recomputer,
    Changes changes,
    KeyedAnswers answers,
    HandOvers handOvers,
    HandOverPrinter handOverPrinter,
    Insights insights) {
  /** What puts settings in force, from wherever they come. */
  public SettingsOrders settingsOrders() {
    return new SettingsOrders(
        new SettingsChecks(rules, segments, models, records), settings, audit, clock);
  }
}
