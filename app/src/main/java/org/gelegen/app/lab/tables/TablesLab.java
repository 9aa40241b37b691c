package org.gelegen.app.lab.tables;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Consumer;

/** Measures the product's own learning on public tables. The same seed gives the same figures. */
public final class TablesLab {
  private final TableFolder folder;
  private final long seed;
  private final int threads;
  private final Consumer<String> progress;

  public TablesLab(TableFolder folder, long seed, int threads, Consumer<String> progress) {
    this.folder = folder;
    this.seed = seed;
    this.threads = threads;
    this.progress = progress;
  }

  /** A table that can be measured on. */
  public enum Which {
    BANK_ADDITIONAL,
    CREDIT_DEFAULT,
    HILLSTROM
  }

  /** Measures on some tables, all of them where none is named. */
  public TablesReport measure(Set<Which> tables) {
    TablesReport report = new TablesReport(seed);
    try (ExecutorService executor = Executors.newFixedThreadPool(threads)) {
      Learning learning = new Learning(seed, executor, progress);
      for (Which table : tables.isEmpty() ? EnumSet.allOf(Which.class) : EnumSet.copyOf(tables)) {
        report.add(measure(table, learning));
      }
    }
    return report;
  }

  private List<Section> measure(Which table, Learning learning) {
    return switch (table) {
      case BANK_ADDITIONAL -> new BankMarketingLab(learning, folder).measure();
      case CREDIT_DEFAULT -> new CreditDefaultLab(learning, folder).measure();
      case HILLSTROM -> new HillstromLab(learning, folder).measure();
    };
  }
}
