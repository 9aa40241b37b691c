package org.gelegen.app;

import org.gelegen.model.access.AuditChain;
import org.gelegen.model.access.AuditLog;
import org.gelegen.model.access.DashboardSessions;
import org.gelegen.model.access.ErasureNotices;
import org.gelegen.model.access.HeldTraces;
import org.gelegen.model.access.KeyStore;
import org.gelegen.model.alerts.AlertLog;
import org.gelegen.model.answers.KeyedAnswers;
import org.gelegen.model.campaign.CampaignRequestQueue;
import org.gelegen.model.campaign.CampaignStore;
import org.gelegen.model.campaign.PushedCalls;
import org.gelegen.model.campaign.Stops;
import org.gelegen.model.campaign.StuckContacts;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.CheckedLog;
import org.gelegen.model.decision.DecisionLog;
import org.gelegen.model.decision.ShadowStore;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.links.TrackedLinks;
import org.gelegen.model.objections.Objections;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.records.CaseReferences;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.ModelRegistry;
import org.gelegen.model.replies.ReplyInbox;
import org.gelegen.model.replies.WrittenNumbers;
import org.gelegen.model.runs.JobDesk;
import org.gelegen.model.runs.RunLedger;
import org.gelegen.model.settings.SettingsStore;
import org.gelegen.model.training.TrainingQueue;
import org.gelegen.records.RecordCodec;
import org.gelegen.storage.Database;
import org.gelegen.storage.LeaseTime;
import org.gelegen.storage.PostgresAlertLog;
import org.gelegen.storage.PostgresAuditLog;
import org.gelegen.storage.PostgresCampaignRequests;
import org.gelegen.storage.PostgresCampaignStore;
import org.gelegen.storage.PostgresCaseReferences;
import org.gelegen.storage.PostgresCheckedLog;
import org.gelegen.storage.PostgresDashboardSessions;
import org.gelegen.storage.PostgresDecisionLog;
import org.gelegen.storage.PostgresErasureNotices;
import org.gelegen.storage.PostgresExposureStore;
import org.gelegen.storage.PostgresHeldTraces;
import org.gelegen.storage.PostgresJobDesk;
import org.gelegen.storage.PostgresKeyStore;
import org.gelegen.storage.PostgresKeyedAnswers;
import org.gelegen.storage.PostgresModelRegistry;
import org.gelegen.storage.PostgresObjections;
import org.gelegen.storage.PostgresPushedCalls;
import org.gelegen.storage.PostgresRecordLog;
import org.gelegen.storage.PostgresReplyInbox;
import org.gelegen.storage.PostgresRunLedger;
import org.gelegen.storage.PostgresSentMessages;
import org.gelegen.storage.PostgresSettingsStore;
import org.gelegen.storage.PostgresShadowStore;
import org.gelegen.storage.PostgresStops;
import org.gelegen.storage.PostgresStuckContacts;
import org.gelegen.storage.PostgresTrackedLinks;
import org.gelegen.storage.PostgresTrainingQueue;
import org.gelegen.storage.PostgresWrittenNumbers;

/** What is kept in one database, each kind by itself. */
public final class Stores {
  private final Database database;
  private final RecordLog records;
  private final SettingsStore settings;
  private final ModelRegistry registry;
  private final CampaignStore campaigns;
  private final DecisionLog decisions;
  private final CheckedLog checkedDecisions;
  private final ShadowStore shadows;
  private final ExposureStore exposures;
  private final Objections objections;
  private final KeyedAnswers answers;

  Stores(Database database, RecordCodec codec, LeaseTime leaseTime) {
    this.database = database;
    records = new PostgresRecordLog(database, codec);
    settings = new PostgresSettingsStore(database);
    registry = new PostgresModelRegistry(database, CompiledModelFormat::read);
    campaigns = new PostgresCampaignStore(database, leaseTime);
    decisions = new PostgresDecisionLog(database);
    checkedDecisions = new PostgresCheckedLog(database);
    shadows = new PostgresShadowStore(database);
    exposures = new PostgresExposureStore(database);
    objections = new PostgresObjections(database);
    answers = new PostgresKeyedAnswers(database, leaseTime);
  }

  public RecordLog records() {
    return records;
  }

  /** What payments can name cases by. */
  public CaseReferences caseReferences() {
    return new PostgresCaseReferences(database);
  }

  public SettingsStore settings() {
    return settings;
  }

  public ModelRegistry registry() {
    return registry;
  }

  public CampaignStore campaigns() {
    return campaigns;
  }

  public DecisionLog decisions() {
    return decisions;
  }

  /** The way to the decisions that checks what they were made in. */
  public CheckedLog checkedDecisions() {
    return checkedDecisions;
  }

  public ShadowStore shadows() {
    return shadows;
  }

  public ExposureStore exposures() {
    return exposures;
  }

  public Objections objections() {
    return objections;
  }

  /** What requests with a key were answered. */
  public KeyedAnswers answers() {
    return answers;
  }

  public RunLedger runs() {
    return new PostgresRunLedger(database);
  }

  public TrainingQueue trainings() {
    return new PostgresTrainingQueue(database);
  }

  public CampaignRequestQueue campaignRequests() {
    return new PostgresCampaignRequests(database);
  }

  public JobDesk jobs() {
    return new PostgresJobDesk(database);
  }

  public Stops stops() {
    return new PostgresStops(database);
  }

  public StuckContacts stuckContacts() {
    return new PostgresStuckContacts(database);
  }

  public KeyStore keys() {
    return new PostgresKeyStore(database);
  }

  /** Who is signed in to the dashboard. */
  public DashboardSessions sessions() {
    return new PostgresDashboardSessions(database);
  }

  public AuditLog audit() {
    return new PostgresAuditLog(database);
  }

  /** The audit log as a chain that can be walked. */
  public AuditChain auditChain() {
    return new PostgresAuditLog(database);
  }

  public AlertLog alerts() {
    return new PostgresAlertLog(database);
  }

  /** What gateways call the messages that they took. */
  public SentMessages sentMessages() {
    return new PostgresSentMessages(database);
  }

  /** To which numbers messages went. */
  public WrittenNumbers writtenNumbers() {
    return new PostgresWrittenNumbers(database);
  }

  /** Who was erased of late. */
  public ErasureNotices erasureNotices() {
    return new PostgresErasureNotices(database);
  }

  /** What contacts left behind. */
  public HeldTraces traces() {
    return new PostgresHeldTraces(database);
  }

  /** What debtors answered and is not in the log yet. */
  public ReplyInbox replyInbox() {
    return new PostgresReplyInbox(database);
  }

  /** The calls that are with dialers. */
  public PushedCalls pushedCalls() {
    return new PostgresPushedCalls(database);
  }

  /** The links that tell that they were followed. */
  public TrackedLinks trackedLinks() {
    return new PostgresTrackedLinks(database);
  }
}
