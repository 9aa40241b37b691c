package org.gelegen.trainer;

import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.evaluation.DebtorBootstrap;
import org.gelegen.trainer.evaluation.Metrics;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.Calibrator;
import org.gelegen.trainer.learners.Fitted;
import org.gelegen.trainer.learners.Learner;
import org.gelegen.trainer.learners.LogisticLearner;
import org.gelegen.trainer.learners.PriorLearner;
import org.gelegen.trainer.learners.RowScorer;
import org.gelegen.trainer.learners.TreeLearner;
import org.jspecify.annotations.Nullable;

/**
 * Trains one head: chooses among learners, calibrates, judges and fits the chosen one again on
 * everything.
 *
 * <p>Learners are fitted on the early rows. Each is calibrated on the first half of the middle rows
 * and measured by log-loss on the second. The best is calibrated on all middle rows, fitted again
 * on all that was known before the late rows, and judged on those. What serves is fitted on all
 * rows, with a calibration from all middle and late rows, each predicted by a fit that did not know
 * it. Where there are too few rows to compare anything, the prior is kept and only its level is
 * learned.
 */
final class HeadTrainer {
  private static final int FEWEST_LATE = 50;
  private static final int FEWEST_IN_CHANNEL = 100;

  private final Head prior;
  private final Recipe recipe;
  private final long seed;
  private final @Nullable Instant championAsOf;
  private final TrainingProgress progress;

  HeadTrainer(
      Head prior,
      Recipe recipe,
      long seed,
      @Nullable Instant championAsOf,
      TrainingProgress progress) {
    this.prior = prior;
    this.recipe = recipe;
    this.seed = seed;
    this.championAsOf = championAsOf;
    this.progress = progress;
  }

  TrainedHead train(Sample sample) {
    Optional<Origins> origins = Origins.of(sample, championAsOf);
    return origins.isPresent() ? choose(sample, origins.get()) : keepPrior(sample);
  }

  // The log-odds are handed on and compared by nobody.
  @SuppressWarnings("ArrayRecordComponent")
  private record Candidate(Learner learner, Fitted fitted, double[] logOdds, double logLoss) {}

  private TrainedHead choose(Sample sample, Origins origins) {
    Map<String, String> notes = notes(sample);
    Candidate best = null;
    for (Learner learner : learners()) {
      if (learner.canFit(origins.early())) {
        progress.report("fitting " + sample.target().wireName() + " with " + learner.name());
        Candidate candidate = candidate(learner, origins);
        notes.put(
            sample.target().wireName() + ".logloss." + learner.name(),
            Double.toString(candidate.logLoss));
        if (best == null || candidate.logLoss < best.logLoss) {
          best = candidate;
        }
      }
    }
    if (best == null) {
      return keepPrior(sample);
    }
    notes.put(sample.target().wireName() + ".learner", best.learner.name());
    progress.report("fitting " + sample.target().wireName() + " again with " + best.learner.name());
    Fitted judgedFit = best.learner.fit(origins.known());
    Head judged = new Head(judgedFit.scorer(), calibrate(best.logOdds, origins.middle()));
    double[] late = RowScorer.logOdds(judged.scorer(), origins.late());
    Fitted fitted = best.learner.fit(sample);
    Calibration calibration =
        calibrate(join(best.logOdds, late), origins.middle().and(origins.late()));
    return new TrainedHead(
        sample.target(),
        new Head(fitted.scorer(), calibration),
        judged,
        origins.late(),
        metrics(judged, origins.late()),
        notes,
        fitted.provenance());
  }

  private List<Learner> learners() {
    return Stream.of(Recipe.Candidate.values())
        .filter(recipe.candidates()::contains)
        .map(
            candidate ->
                switch (candidate) {
                  case PRIOR -> new PriorLearner(prior.scorer());
                  case LOGISTIC -> new LogisticLearner(seed);
                  case TREES -> new TreeLearner(seed);
                })
        .toList();
  }

  private Calibration calibrate(double[] logOdds, Sample sample) {
    return recipe.calibrated() ? Calibrator.fit(logOdds, sample) : Calibration.none();
  }

  private Candidate candidate(Learner learner, Origins origins) {
    Fitted fitted = learner.fit(origins.early());
    Sample middle = origins.middle();
    double[] logOdds = RowScorer.logOdds(fitted.scorer(), middle);
    int half = middle.size() / 2;
    Calibration calibration = calibrate(Arrays.copyOf(logOdds, half), middle.first(half));
    Sample rest = middle.without(half);
    double[] probabilities =
        RowScorer.probabilities(
            Arrays.copyOfRange(logOdds, half, logOdds.length), calibration, rest);
    return new Candidate(
        learner, fitted, logOdds, Metrics.of(probabilities, rest.labels()).logLoss());
  }

  /** Learns the level of the prior from all rows; judges it where there are enough. */
  private TrainedHead keepPrior(Sample sample) {
    Map<String, String> notes = notes(sample);
    notes.put(sample.target().wireName() + ".learner", "prior");
    int before = (int) (sample.size() * 0.8);
    Sample late = sample.without(before);
    Head judged = levelled(sample.first(before));
    Map<String, Double> metrics =
        late.size() >= FEWEST_LATE ? metrics(judged, late) : new TreeMap<>();
    return new TrainedHead(
        sample.target(), levelled(sample), judged, late, metrics, notes, new byte[0]);
  }

  private Head levelled(Sample sample) {
    double[] logOdds = RowScorer.logOdds(prior.scorer(), sample);
    for (int i = 0; i < logOdds.length; i++) {
      Channel channel = sample.table().channel(sample.row(i));
      logOdds[i] =
          prior.calibration().slope() * logOdds[i]
              + prior.calibration().intercepts()[channel.index()];
    }
    Calibration shift = Calibrator.fitIntercepts(logOdds, sample);
    double[] intercepts = prior.calibration().intercepts().clone();
    for (int i = 0; i < intercepts.length; i++) {
      intercepts[i] += shift.intercepts()[i];
    }
    return new Head(prior.scorer(), new Calibration(prior.calibration().slope(), intercepts));
  }

  private static Map<String, String> notes(Sample sample) {
    Map<String, String> notes = new TreeMap<>();
    String name = sample.target().wireName();
    notes.put(name + ".rows", Integer.toString(sample.size()));
    notes.put(name + ".positives", Integer.toString(sample.positives()));
    return notes;
  }

  private Map<String, Double> metrics(Head head, Sample late) {
    Target target = late.target();
    if (late.size() == 0) {
      return new TreeMap<>();
    }
    double[] probabilities = RowScorer.probabilities(head, late);
    boolean[] labels = late.labels();
    Map<String, Double> metrics =
        new TreeMap<>(Metrics.of(probabilities, labels).named(target.wireName()));
    DebtorBootstrap bootstrap = new DebtorBootstrap(new SplittableRandom(seed));
    metrics.putAll(bootstrap.intervals(target.wireName(), probabilities, labels, late.debtors()));
    if (target != Target.SELF_CURE) {
      for (Channel channel : Channel.values()) {
        Sample over = late.over(channel);
        if (over.size() >= FEWEST_IN_CHANNEL) {
          metrics.putAll(
              Metrics.of(RowScorer.probabilities(head, over), over.labels())
                  .named(target.wireName() + "." + channel.wireName()));
        }
      }
    }
    return metrics;
  }

  private static double[] join(double[] first, double[] second) {
    double[] both = Arrays.copyOf(first, first.length + second.length);
    System.arraycopy(second, 0, both, first.length, second.length);
    return both;
  }
}
