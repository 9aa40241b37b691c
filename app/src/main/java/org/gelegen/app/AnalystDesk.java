package org.gelegen.app;

import java.util.function.Consumer;
import org.gelegen.app.commands.Surroundings;
import org.gelegen.model.objections.UnobjectedRecords;
import org.gelegen.model.records.RecordLog;
import org.gelegen.notebooks.ExportPorts;
import org.gelegen.notebooks.Exporter;
import org.gelegen.notebooks.reports.ReportPorts;
import org.gelegen.notebooks.reports.Reporter;
import org.gelegen.trainer.ChampionWatch;
import org.gelegen.trainer.ClientTrainer;
import org.gelegen.trainer.ModelComparer;
import org.gelegen.trainer.ShadowComparer;
import org.gelegen.trainer.drift.DriftThresholds;
import org.gelegen.trainer.pooling.ConsentingPool;
import org.gelegen.trainer.promotion.PromotionRules;

/** What trains and compares models, watches champions, and exports and reports. */
public final class AnalystDesk {
  private static final int THREADS = Math.max(1, Runtime.getRuntime().availableProcessors());

  private final Stores stores;
  private final Surroundings surroundings;

  AnalystDesk(Stores stores, Surroundings surroundings) {
    this.stores = stores;
    this.surroundings = surroundings;
  }

  /** The records that models are learned from and judged by, without those of who objects. */
  RecordLog learnable() {
    return new UnobjectedRecords(stores.records(), stores.objections());
  }

  public ClientTrainer trainer() {
    return new ClientTrainer(
        learnable(),
        stores.registry(),
        stores.decisions(),
        surroundings.clock(),
        THREADS,
        new ConsentingPool(learnable(), stores.settings(), stores.registry()),
        promotionRules());
  }

  /** The rules of promotion in force. */
  public PromotionRules promotionRules() {
    return PromotionRules.defaults();
  }

  public ModelComparer comparer() {
    return new ModelComparer(learnable(), stores.registry(), stores.decisions(), THREADS);
  }

  public ShadowComparer shadowComparer() {
    return new ShadowComparer(learnable(), stores.registry(), stores.decisions(), stores.shadows());
  }

  /** What writes a client's data for analysts, telling how far it is. */
  public Exporter exporter(Consumer<String> progress) {
    return new Exporter(
        new ExportPorts(
            stores.records(),
            stores.objections(),
            stores.registry(),
            stores.decisions(),
            stores.campaigns(),
            stores.exposures(),
            stores.settings(),
            stores.audit()),
        surroundings.random(),
        progress);
  }

  /** What makes reports for people who decide. */
  public Reporter reporter() {
    return new Reporter(
        new ReportPorts(
            stores.records(),
            learnable(),
            stores.registry(),
            comparer(),
            stores.campaigns(),
            stores.exposures(),
            stores.settings(),
            stores.audit()));
  }

  public ChampionWatch championWatch() {
    return new ChampionWatch(learnable(), stores.registry(), DriftThresholds.daily(), THREADS);
  }
}
