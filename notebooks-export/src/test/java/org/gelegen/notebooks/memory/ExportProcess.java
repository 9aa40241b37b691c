package org.gelegen.notebooks.memory;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Currency;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.TimeUnit;
import org.gelegen.model.access.InMemoryAuditLog;
import org.gelegen.model.campaign.InMemoryCampaignStore;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.decision.InMemoryDecisionLog;
import org.gelegen.model.experiments.InMemoryExposureStore;
import org.gelegen.model.objections.InMemoryObjections;
import org.gelegen.model.records.ClientRecord;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.registry.InMemoryModelRegistry;
import org.gelegen.model.registry.ModelVersion;
import org.gelegen.model.settings.InMemorySettingsStore;
import org.gelegen.notebooks.ExportOrder;
import org.gelegen.notebooks.ExportPorts;
import org.gelegen.notebooks.ExportResult;
import org.gelegen.notebooks.Exporter;
import org.gelegen.trainer.PriorModels;

/** Exports made-up debtors, in a process of its own whose heap is small. */
final class ExportProcess {
  private static final long MOST_MINUTES = 5;

  private ExportProcess() {}

  /** How it ended, and all that it said. */
  record Ended(int status, String text) {}

  /**
   * Exports so many debtors into {@code folder}.
   *
   * @param heap as {@code -Xmx} takes it
   */
  static Ended export(int debtors, String heap, Path folder) {
    Path said = folder.resolveSibling(folder.getFileName() + ".log");
    try {
      Process process =
          new ProcessBuilder(
                  ProcessHandle.current().info().command().orElseThrow(),
                  "-Xmx" + heap,
                  "-XX:+UseSerialGC",
                  "-XX:+ExitOnOutOfMemoryError",
                  "--enable-native-access=ALL-UNNAMED",
                  "-cp",
                  System.getProperty("java.class.path"),
                  ExportProcess.class.getName(),
                  Integer.toString(debtors),
                  folder.toString())
              .redirectErrorStream(true)
              .redirectOutput(said.toFile())
              .start();
      if (!process.waitFor(MOST_MINUTES, TimeUnit.MINUTES)) {
        process.destroyForcibly();
        throw new IllegalStateException("the export did not end: " + Files.readString(said));
      }
      return new Ended(process.exitValue(), Files.readString(said));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("interrupted while the export ran", e);
    }
  }

  /** Prints the number of rows by table. */
  public static void main(String[] arguments) {
    RecordLog records = new MadeUpRecords(Integer.parseInt(arguments[0]));
    InMemoryModelRegistry registry = new InMemoryModelRegistry();
    registry.register(
        new ModelVersion(
            MadeUpRecords.CLIENT,
            0,
            MadeUpRecords.START,
            MadeUpRecords.START,
            "0",
            0,
            1,
            new TreeMap<>(),
            new TreeMap<>(),
            false),
        CompiledModelFormat.write(PriorModels.segmentTable()),
        Map.of());
    InMemoryCampaignStore campaigns = new InMemoryCampaignStore();
    ExportPorts ports =
        new ExportPorts(
            records,
            new InMemoryObjections(),
            registry,
            new InMemoryDecisionLog(campaigns),
            campaigns,
            new InMemoryExposureStore(),
            new InMemorySettingsStore(),
            new InMemoryAuditLog());
    ClientRecord client =
        new ClientRecord(
            MadeUpRecords.CLIENT,
            MadeUpRecords.START,
            "Made up",
            ZoneId.of("Europe/Amsterdam"),
            "NL",
            Currency.getInstance("EUR"),
            null);
    Instant now = MadeUpRecords.START.plus(Duration.ofDays(365));
    ExportResult made =
        new Exporter(ports, new Random(1), _ -> {})
            .export(
                new ExportOrder(
                    client,
                    Path.of(arguments[1]),
                    now,
                    new ExportOrder.Form(ExportOrder.Disclosure.PSEUDONYMISED, false, true, 5)),
                now);
    System.out.println(made.rows());
  }
}
