package org.gelegen.storage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.BiPredicate;
import org.gelegen.model.decision.DeclaredTexts;
import org.jdbi.v3.core.Handle;

/** Keeps what rules and offers were declared in; nothing of it is about a client. */
public final class PostgresDeclaredTexts implements DeclaredTexts {
  private final ClientTransactions transactions;

  public PostgresDeclaredTexts(Database database) {
    this.transactions = database.transactions();
  }

  @Override
  public Set<String> keep(
      Kind kind, Map<String, String> texts, BiPredicate<String, String> same, Instant at) {
    // In order, so that two that keep the same never wait for each other in a circle.
    List<String> labels = texts.keySet().stream().sorted().toList();
    return transactions.inEach(
        scope -> {
          Handle handle = scope.handle();
          handle
              .createUpdate(
                  """
                  insert into declared_text (kind, label, content, kept_at)
                  select :kind, label, content, :at
                  from unnest(:labels, :contents) as declared (label, content)
                  on conflict do nothing
                  """)
              .bind("kind", kind.wireName())
              .bind("at", at)
              .bindArray("labels", String.class, labels)
              .bindArray("contents", String.class, labels.stream().map(texts::get).toList())
              .execute();
          Set<String> others = new TreeSet<>();
          kept(handle, kind, labels)
              .forEach(
                  (label, content) -> {
                    if (!same.test(content, texts.getOrDefault(label, ""))) {
                      others.add(label);
                    }
                  });
          if (!others.isEmpty()) {
            handle.rollback();
          }
          return others;
        });
  }

  private static Map<String, String> kept(Handle handle, Kind kind, List<String> labels) {
    Map<String, String> kept = new TreeMap<>();
    handle
        .createQuery(
            "select label, content from declared_text where kind = :kind and label = any(:labels)")
        .bind("kind", kind.wireName())
        .bindArray("labels", String.class, labels)
        .map((row, _) -> kept.put(row.getString("label"), row.getString("content")))
        .list();
    return kept;
  }

  @Override
  public Optional<String> find(Kind kind, String label) {
    return transactions.inEach(
        scope ->
            scope
                .handle()
                .createQuery(
                    "select content from declared_text where kind = :kind and label = :label")
                .bind("kind", kind.wireName())
                .bind("label", label)
                .mapTo(String.class)
                .findOne());
  }
}
