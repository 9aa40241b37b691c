package org.gelegen.trainer.experiments;

import java.time.Instant;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.gelegen.model.experiments.Arm;
import org.gelegen.model.experiments.Experiment;
import org.gelegen.model.experiments.Exposure;
import org.gelegen.model.experiments.ExposureStore;
import org.gelegen.model.portfolio.ClientId;
import org.gelegen.model.portfolio.DebtorId;
import org.gelegen.model.records.RecordLog;
import org.gelegen.model.records.RecordLog.DebtorRecords;
import org.gelegen.model.settings.ClientSettings;

/**
 * Reports experiments off the record log, by intention to treat: a debtor counts for the arm that
 * it drew from its exposure on, whatever became of it.
 */
public final class ExperimentAnalyst {
  private final RecordLog log;
  private final ExposureStore exposures;

  public ExperimentAnalyst(RecordLog log, ExposureStore exposures) {
    this.log = log;
    this.exposures = exposures;
  }

  /**
   * What an experiment showed.
   *
   * @param settings what a contact costs that names no cost, and the response window
   * @param asOf nothing later is looked at, nor anything after the experiment's end
   */
  public ExperimentReport report(
      ClientId client, Experiment experiment, ClientSettings settings, Instant asOf) {
    return reports(client, experiment, settings, List.of(asOf)).getFirst();
  }

  /**
   * What an experiment had shown at each of several moments. Each takes a reading of the log, so
   * that the measures of one moment are in memory at a time, however many are asked for.
   *
   * @param moments nothing later than each is looked at for its report
   */
  public List<ExperimentReport> reports(
      ClientId client, Experiment experiment, ClientSettings settings, List<Instant> moments) {
    List<Exposure> exposed = exposures.of(client, experiment.id());
    MeasureReader reader = new MeasureReader(settings);
    List<ExperimentReport> reports = new ArrayList<>();
    for (Instant moment : moments) {
      Look look = new Look(end(experiment, moment), exposed);
      log.forEachDebtor(client, debtor -> look.add(debtor, reader));
      reports.add(
          report(experiment, look.to, SampleRatio.of(look.exposed.values()), look.subjects()));
    }
    return List.copyOf(reports);
  }

  private static Instant end(Experiment experiment, Instant asOf) {
    Instant until = experiment.until();
    return until != null && until.isBefore(asOf) ? until : asOf;
  }

  /** What was known at a moment. */
  private static final class Look {
    private final Instant to;
    private final Map<DebtorId, Exposure> exposed = new HashMap<>();
    private final Map<DebtorId, DebtorMeasures> measures = new HashMap<>();

    Look(Instant to, List<Exposure> exposures) {
      this.to = to;
      for (Exposure exposure : exposures) {
        if (exposure.at().isBefore(to)) {
          exposed.put(exposure.debtor(), exposure);
        }
      }
    }

    void add(DebtorRecords debtor, MeasureReader reader) {
      Exposure exposure = exposed.get(debtor.debtorId());
      if (exposure != null) {
        measures.put(
            debtor.debtorId(), reader.read(debtor.debtorId(), debtor.records(), exposure.at(), to));
      }
    }

    List<Subject> subjects() {
      List<Subject> subjects = new ArrayList<>();
      exposed.forEach(
          (debtor, exposure) -> {
            DebtorMeasures its = measures.get(debtor);
            if (its != null) {
              subjects.add(new Subject(exposure, its));
            }
          });
      return subjects;
    }
  }

  /** A debtor in its arm. */
  record Subject(Exposure exposure, DebtorMeasures measures) {}

  /** Reports on debtors whose measures are known. */
  static ExperimentReport report(
      Experiment experiment, Instant asOf, SampleRatio ratio, List<Subject> subjects) {
    List<ExperimentReport.ArmResult> arms = new ArrayList<>();
    List<ExperimentReport.Comparison> comparisons = new ArrayList<>();
    // All that the report says together is to hold with the chance that it names.
    DifferenceEstimator estimator =
        new DifferenceEstimator(Metric.compared().size() * (experiment.arms().size() - 1));
    for (Arm arm : experiment.arms()) {
      arms.add(result(arm.name(), subjects));
      if (!arm.equals(experiment.baseline())) {
        comparisons.add(compare(estimator, experiment, arm, subjects));
      }
    }
    return new ExperimentReport(experiment, asOf, ratio, arms, comparisons);
  }

  private static ExperimentReport.ArmResult result(String arm, List<Subject> subjects) {
    ArmSample sample = new ArmSample();
    double collected = 0;
    double cost = 0;
    for (Subject subject : subjects) {
      if (subject.exposure().arm().equals(arm)) {
        sample.add(subject.measures(), 1);
        collected += subject.measures().collected();
        cost += subject.measures().cost();
      }
    }
    Map<Metric, Double> figures = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.values()) {
      double figure = sample.figure(metric);
      if (Double.isFinite(figure)) {
        figures.put(metric, figure);
      }
    }
    return new ExperimentReport.ArmResult(arm, sample.size(), collected, cost, figures);
  }

  private static ExperimentReport.Comparison compare(
      DifferenceEstimator estimator, Experiment experiment, Arm arm, List<Subject> subjects) {
    ArmSample ours = new ArmSample();
    ArmSample theirs = new ArmSample();
    String baseline = experiment.baseline().name();
    for (Subject subject : subjects) {
      Map<String, Double> shares = subject.exposure().shares();
      Double share = shares.get(subject.exposure().arm());
      // Who could not have drawn the other arm has nobody to be compared with.
      if (share != null && shares.containsKey(arm.name()) && shares.containsKey(baseline)) {
        if (subject.exposure().arm().equals(arm.name())) {
          ours.add(subject.measures(), share);
        } else if (subject.exposure().arm().equals(baseline)) {
          theirs.add(subject.measures(), share);
        }
      }
    }
    Map<Metric, Integer> telling = new EnumMap<>(Metric.class);
    Map<Metric, Difference> differences = new EnumMap<>(Metric.class);
    for (Metric metric : Metric.compared()) {
      telling.put(metric, DifferenceEstimator.telling(ours, theirs, metric));
      estimator
          .estimate(ours, theirs, metric)
          .ifPresent(difference -> differences.put(metric, difference));
    }
    return new ExperimentReport.Comparison(
        arm.name(), ours.size() + theirs.size(), telling, differences);
  }
}
