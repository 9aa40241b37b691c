package org.gelegen.storage;

import java.util.List;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.registry.Promotion;
import org.jdbi.v3.core.Handle;

/** Writes changes of champion down, in the transaction that makes them. */
final class Promotions {
  private Promotions() {}

  static void add(Handle handle, ClientId client, Promotion promotion) {
    handle
        .createUpdate(
            """
            insert into promotion (client_id, number, promoted_at, promoted_by, why, back_from)
            values (:client, :number, :at, :by, :why, :backFrom)
            """)
        .bind("client", client.value())
        .bind("number", promotion.number())
        .bind("at", promotion.at())
        .bind("by", promotion.by())
        .bind("why", promotion.why())
        .bind("backFrom", promotion.backFrom())
        .execute();
  }

  static List<Promotion> newestFirst(Handle handle, ClientId client) {
    return handle
        .createQuery(
            """
            select number, promoted_at, promoted_by, why, back_from from promotion
            where client_id = :client order by promotion_id desc
            """)
        .bind("client", client.value())
        .map(
            (row, _) ->
                new Promotion(
                    row.getInt("number"),
                    Rows.instant(row, "promoted_at"),
                    row.getString("promoted_by"),
                    row.getString("why"),
                    row.getObject("back_from", Integer.class)))
        .list();
  }
}
