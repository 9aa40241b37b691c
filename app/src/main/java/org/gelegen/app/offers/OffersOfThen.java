package org.gelegen.app.offers;

import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.gelegen.model.GelegenException;
import org.gelegen.model.decision.DeclaredTexts;
import org.gelegen.model.decision.DeclaredTexts.Kind;
import org.gelegen.model.offers.Approaches;
import org.gelegen.model.offers.OfferTable;
import org.gelegen.scheduler.texts.Texts;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * How debtors are contacted, and how they were by tables of offers that there were before, for
 * decisions that were made by them. What is approved is always what is approved now.
 */
public final class OffersOfThen {
  private static final Logger LOG = LoggerFactory.getLogger(OffersOfThen.class);

  private final Approaches now;
  private final Texts approved;
  private final DeclaredTexts texts;

  /** As many as there were versions. */
  private final Map<String, Approaches> then = new ConcurrentHashMap<>();

  public OffersOfThen(Approaches now, Texts approved, DeclaredTexts texts) {
    this.now = now;
    this.approved = approved;
    this.texts = texts;
  }

  /**
   * Keeps the table that comes with the product.
   *
   * @throws GelegenException when another one was kept under its version
   */
  public static void keep(DeclaredTexts texts, Instant at) {
    OfferTable table = OfferTables.shipped(Texts.variants());
    if (!texts
        .keep(
            Kind.OFFER_TABLE, Map.of(table.label(), OfferTables.shippedText()), String::equals, at)
        .isEmpty()) {
      throw new GelegenException(
          "the table of offers was changed since, but it is called "
              + table.label()
              + " as before");
    }
  }

  /** By the table of a version or, where it is not there any more, by that of now. */
  public Optional<Approaches> find(String version) {
    return Optional.of(
        now.version().equals(version) ? now : then.computeIfAbsent(version, this::kept));
  }

  private Approaches kept(String version) {
    try {
      return texts
          .find(Kind.OFFER_TABLE, version)
          .map(text -> OfferTables.kept(version, text, Texts.variants()))
          .map(table -> new Approaches(table, approved))
          .orElse(now);
    } catch (OfferTableException e) {
      LOG.warn("the offers {} cannot be read any more: {}", version, e.getMessage());
      return now;
    }
  }
}
