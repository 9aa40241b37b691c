package org.gelegen.storage;

import org.gelegen.model.retention.RetainedKind;

/**
 * Where the rows of a kind are and which of them are overdue.
 *
 * @param table the table, called {@code kept} in the conditions
 * @param oldest an aggregate that tells when the oldest row is from
 * @param present a condition that every row of the kind meets
 * @param overdue a condition on {@code :before}, or on {@code :beforeId}, the least decision id of
 *     that moment
 * @param followers what goes with the rows that are {@code gone}, as further statements of a {@code
 *     with}; empty: nothing
 */
record RetainedRows(String table, String oldest, String present, String overdue, String followers) {

  /** When a record tells of, which stands before anything that could be spelled alike. */
  static final String MOMENT = "cast(substring(content from '\"at\":\"([^\"]+)\"') as timestamptz)";

  private static RetainedRows simple(String table, String column, String overdue) {
    return new RetainedRows(
        table,
        "min(%s)".formatted(column),
        "true",
        "%s < :before%s".formatted(column, overdue),
        "");
  }

  private RetainedRows with(String following) {
    return new RetainedRows(table, oldest, present, overdue, following);
  }

  /**
   * The rows of a kind.
   *
   * @throws IllegalArgumentException for debtors, whose rows are everywhere
   */
  static RetainedRows of(RetainedKind kind) {
    return switch (kind) {
      case DEBTORS -> throw new IllegalArgumentException("debtors are erased, and not rows");
      case STRAY_OUTCOMES ->
          new RetainedRows(
              "record",
              "min(%s)".formatted(MOMENT),
              """
              kept.type = 5 and kept.debtor_id is null and not exists (
                select from waiting_outcome join planned_contact using (client_id, contact_id)
                where waiting_outcome.client_id = :client
                  and waiting_outcome.record_id = kept.record_id
                  and waiting_outcome.version_at = kept.version_at)
              """,
              MOMENT + " < :before",
              """
              , waiting as (
                delete from waiting_outcome using gone
                where waiting_outcome.client_id = gone.client_id
                  and waiting_outcome.record_id = gone.record_id
                  and waiting_outcome.version_at = gone.version_at)
              """);
      case SHADOW_SCORES -> decided("shadow_score");
      case DECISIONS -> decided("decision");
      case PLANNED_CONTACTS ->
          simple("planned_contact", "slot_ends_at", " and not open")
              .with(
                  """
                  , waiting as (
                    delete from waiting_outcome using gone
                    where waiting_outcome.client_id = gone.client_id
                      and waiting_outcome.contact_id = gone.contact_id
                    returning waiting_outcome.client_id, record_id, version_at),
                  unheard as (
                    delete from record using waiting
                    where record.client_id = waiting.client_id and record.type = 5
                      and record.record_id = waiting.record_id
                      and record.version_at = waiting.version_at)
                  """);
      case CAMPAIGNS ->
          simple(
              "campaign",
              "planned_at",
              """
               and not exists (select from planned_contact contact
                where contact.client_id = :client and contact.campaign_id = kept.campaign_id)
              """);
      case ALERTS -> simple("alert", "raised_at", "");
      case JOB_ORDERS ->
          new RetainedRows(
              "job_order",
              "min(ordered_at)",
              "true",
              """
              (ordered_at < :before or exists (select from run
                where run.client_id = :client and run.job = kept.job
                  and run.business_date = kept.business_date and run.completed_at is not null))
              """,
              "");
      case RUNS ->
          simple("run", "started_at", "")
              .with(
                  """
                  , counts as (
                    delete from retention_count using gone
                    where retention_count.client_id = gone.client_id
                      and retention_count.business_date = gone.business_date)
                  """);
      case TRAININGS ->
          simple("training", "requested_at", " and status not in ('queued', 'running')")
              .with(
                  """
                  , keys as (
                    delete from training_key using gone
                    where training_key.client_id = gone.client_id
                      and training_key.training_id = gone.training_id)
                  """);
      case CAMPAIGN_REQUESTS ->
          simple("campaign_request", "requested_at", " and status not in ('queued', 'running')");
      case MODELS -> models();
      case ANSWERS ->
          simple("kept_answer", "answered_at", "")
              .with(
                  """
                  , attempts as (
                    delete from request_attempt where client_id = :client and begun_at < :before)
                  """);
      case ERASURE_NOTICES -> simple("erased_debtor", "erased_at", "");
    };
  }

  private static RetainedRows decided(String table) {
    return new RetainedRows(
        table, "gelegen.decision_moment(min(decision_id))", "true", "decision_id < :beforeId", "");
  }

  /**
   * Versions that never were champion, are nobody's shadow, and that no settings ever named. The
   * newest stays, for the next one is numbered after it.
   */
  private static RetainedRows models() {
    return new RetainedRows(
        "model_version",
        "min(trained_at)",
        """
        not champion
          and number < (select max(number) from model_version where client_id = :client)
          and not exists (select from promotion
            where promotion.client_id = :client and promotion.number = kept.number)
          and not exists (select from shadow
            where shadow.client_id = :client and shadow.number = kept.number
              and shadow.until_at is null)
          and not exists (select from settings_version
            where settings_version.client_id = :client
              and position('"model:' || kept.number || '"' in settings::text) > 0)
        """,
        "trained_at < :before",
        """
        , files as (
          delete from model_file using gone
          where model_file.client_id = gone.client_id and model_file.number = gone.number)
        """);
  }
}
