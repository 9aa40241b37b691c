package org.gelegen.storage;

import java.time.LocalDate;
import java.util.List;
import org.gelegen.model.alerts.Alert;
import org.gelegen.model.alerts.AlertLog;
import org.gelegen.model.portfolio.ClientId;

/** Keeps alerts as rows that the service can add and not change. */
public final class PostgresAlertLog implements AlertLog {
  private final ClientTransactions transactions;

  public PostgresAlertLog(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public boolean raise(ClientId client, Alert alert) {
    return transactions.in(
        client,
        handle ->
            handle
                    .createUpdate(
                        """
                        insert into alert (client_id, kind, subject, business_date, raised_at,
                          detail, training_id)
                        values (:client, :kind, :subject, :date, :at, :detail, :training)
                        on conflict (client_id, kind, subject) do nothing
                        """)
                    .bind("client", client.value())
                    .bind("kind", alert.kind())
                    .bind("subject", alert.subject())
                    .bind("date", alert.businessDate())
                    .bind("at", alert.raisedAt())
                    .bind("detail", alert.detail())
                    .bind("training", alert.trainingId())
                    .execute()
                == 1);
  }

  @Override
  public List<Alert> list(ClientId client) {
    return transactions.in(
        client,
        handle ->
            handle
                .createQuery(
                    """
                    select kind, subject, business_date, raised_at, detail, training_id from alert
                    where client_id = :client order by alert_id desc
                    """)
                .bind("client", client.value())
                .map(
                    (row, _) ->
                        new Alert(
                            row.getString("kind"),
                            row.getString("subject"),
                            row.getObject("business_date", LocalDate.class),
                            Rows.instant(row, "raised_at"),
                            row.getString("detail"),
                            row.getString("training_id")))
                .list());
  }
}
