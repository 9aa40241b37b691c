package org.gelegen.trainer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.compiled.SumScorer;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.Fitted;
import org.gelegen.trainer.learners.Imagined;
import org.gelegen.trainer.learners.Learner;
import org.gelegen.trainer.learners.LevelledPrior;
import org.gelegen.trainer.learners.LogisticLearner;
import org.gelegen.trainer.learners.OutOfTime;
import org.gelegen.trainer.learners.PriorLearner;
import org.gelegen.trainer.learners.RowScorer;
import org.gelegen.trainer.learners.Stack;
import org.gelegen.trainer.learners.TreeLearner;
import org.jspecify.annotations.Nullable;

/**
 * Trains one head from what several learners make of its rows.
 *
 * <p>Fold after fold, learners are fitted on what was known at a moment and predict what followed.
 * From those predictions {@link Stack} learns how much each counts: with few rows it is the prior,
 * with many the client's own learners, as far as they keep what they promise on later rows. So
 * nothing is switched hard, and a learner whose ranking does not last gets no weight. The same
 * weights, learned without the late rows, are judged on those. What serves is fitted on all rows.
 *
 * <p>Besides real rows learners get {@link Imagined} ones, so that over channels and hours that
 * were hardly tried they say what the prior says. Where there are too few rows to compare anything,
 * the prior is kept and only its level is learned.
 */
final class HeadTrainer {
  private static final int FEWEST_LATE = 50;
  private static final double SHARE_BEFORE_LATE = 0.8;

  /** A learner that counts for less is left out. */
  private static final double LEAST_WEIGHT = 0.02;

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

  /**
   * Trains.
   *
   * @param imagined rows of contacts that nobody made; none: learners get real rows alone
   */
  TrainedHead train(Sample sample, Sample imagined) {
    Optional<RollingOrigins> origins = RollingOrigins.of(sample, championAsOf);
    if (origins.isEmpty()) {
      return keepPrior(sample);
    }
    boolean timed = sample.target() == Target.REACH || sample.target() == Target.RESPONSE;
    Optional<TimeEffect> effect = timed ? TimeEffect.of(origins.get(), seed) : Optional.empty();
    if (effect.map(TimeEffect::denied).orElse(false)) {
      return timeless()
          .stack(
              origins.get().seeing(TimeEffect::isTimeless),
              sample.seeing(TimeEffect::isTimeless),
              imagined,
              effect);
    }
    return stack(origins.get(), sample, imagined, effect);
  }

  /** One whose prior knows no hours either, for a head on which time has no effect. */
  private HeadTrainer timeless() {
    return new HeadTrainer(PriorModels.timeless(prior), recipe, seed, championAsOf, progress);
  }

  private TrainedHead stack(
      RollingOrigins origins, Sample sample, Sample imagined, Optional<TimeEffect> effect) {
    Target target = sample.target();
    boolean byChannel = target != Target.SELF_CURE;
    List<Learner> learners = learners(origins.folds().getFirst().fitted(), sample);
    if (learners.isEmpty()) {
      return keepPrior(sample);
    }
    OutOfTime outOfTime = new OutOfTime(learners.size());
    for (RollingOrigins.Fold fold : origins.folds()) {
      progress.report("fitting " + target.wireName() + " on what was known then");
      outOfTime.add(
          fold.fitted(),
          fold.predicted(),
          logOdds(fit(learners, fold.fitted(), imagined), fold.predicted()));
    }
    Stack.Weighted judgedWeights = weigh(learners, outOfTime.tellingOf(origins.known()), byChannel);
    List<Fitted> judgedFits = fit(learners, origins.known(), imagined);
    Head judged = head(judgedFits, judgedWeights);
    if (recipe.mindsDrift()) {
      for (RollingOrigins.Fold fold : origins.lateFolds()) {
        outOfTime.add(
            fold.fitted(),
            fold.predicted(),
            logOdds(fit(learners, fold.fitted(), imagined), fold.predicted()));
      }
    } else {
      outOfTime.add(origins.known(), origins.late(), logOdds(judgedFits, origins.late()));
    }
    Stack.Weighted weights = weigh(learners, outOfTime.tellingOf(sample), byChannel);
    progress.report("fitting " + target.wireName() + " on all rows");
    List<Fitted> fits = fit(learners, sample, imagined);
    Map<String, String> notes = notes(sample);
    Map<String, byte[]> provenance = new TreeMap<>();
    for (int k = 0; k < learners.size(); k++) {
      String name = target.wireName() + "." + learners.get(k).name();
      notes.put(name + ".weight", "%.3f".formatted(weights.weights()[k]));
      if (counts(weights, k) && fits.get(k).provenance().length > 0) {
        provenance.put(name, fits.get(k).provenance());
      }
    }
    Map<String, Double> metrics = new HeadMetrics(seed).of(judged, origins.late());
    effect.ifPresent(found -> found.tell(target.wireName(), metrics, notes));
    return new TrainedHead(
        target, head(fits, weights), judged, origins.late(), metrics, notes, provenance);
  }

  private List<Learner> learners(Sample least, Sample all) {
    boolean drifted = recipe.mindsDrift() && !SteadyLearner.drifted(all).isEmpty();
    return Stream.of(Recipe.Candidate.values())
        .filter(recipe.candidates()::contains)
        .filter(candidate -> drifted || candidate != Recipe.Candidate.STEADY_LOGISTIC)
        .map(this::learner)
        .filter(learner -> learner.canFit(least))
        .toList();
  }

  private Learner learner(Recipe.Candidate candidate) {
    return switch (candidate) {
      case PRIOR -> new PriorLearner(prior.scorer());
      case LOGISTIC -> new LogisticLearner(seed);
      case TREES -> new TreeLearner(seed);
      case STEADY_LOGISTIC -> new SteadyLearner(new LogisticLearner(seed));
    };
  }

  private List<Fitted> fit(List<Learner> learners, Sample rows, Sample imagined) {
    Imagined weighted =
        recipe.candidates().contains(Recipe.Candidate.PRIOR)
            ? LevelledPrior.imagine(prior, rows, imagined)
            : Imagined.none(rows);
    return learners.stream().map(learner -> learner.fit(rows, weighted)).toList();
  }

  private static double[][] logOdds(List<Fitted> fits, Sample rows) {
    return fits.stream()
        .map(fitted -> RowScorer.logOdds(fitted.scorer(), rows))
        .toArray(double[][]::new);
  }

  private Stack.Weighted weigh(List<Learner> learners, OutOfTime outOfTime, boolean byChannel) {
    double[] believed = new double[learners.size()];
    believed[0] = 1;
    return recipe.calibrated()
        ? Stack.fit(outOfTime, believed, byChannel)
        : new Stack.Weighted(equal(learners), Calibration.none());
  }

  /** The mean of the client's own learners, or the prior where there are none. */
  private static double[] equal(List<Learner> learners) {
    double[] weights = new double[learners.size()];
    boolean priorAlone = learners.size() == 1;
    for (int k = 0; k < weights.length; k++) {
      boolean counted = priorAlone || !(learners.get(k) instanceof PriorLearner);
      weights[k] = counted ? 1 : 0;
    }
    double sum = Arrays.stream(weights).sum();
    return Arrays.stream(weights).map(weight -> weight / sum).toArray();
  }

  private static boolean counts(Stack.Weighted weights, int learner) {
    return weights.weights()[learner] >= LEAST_WEIGHT;
  }

  private static Head head(List<Fitted> fits, Stack.Weighted weights) {
    List<SumScorer.Part> parts = new ArrayList<>();
    for (int k = 0; k < fits.size(); k++) {
      if (counts(weights, k)) {
        addTo(parts, weights.weights()[k], fits.get(k).scorer());
      }
    }
    if (parts.isEmpty()) {
      parts.add(new SumScorer.Part(0, fits.getFirst().scorer()));
    }
    return new Head(new SumScorer(parts), weights.level());
  }

  private static void addTo(List<SumScorer.Part> parts, double weight, Scorer scorer) {
    if (scorer instanceof SumScorer sum) {
      sum.parts().forEach(part -> addTo(parts, weight * part.weight(), part.scorer()));
    } else {
      parts.add(new SumScorer.Part(weight, scorer));
    }
  }

  /** Learns the level of the prior from all rows; judges it where there are enough. */
  private TrainedHead keepPrior(Sample sample) {
    Map<String, String> notes = notes(sample);
    notes.put(sample.target().wireName() + ".prior.weight", "1.000");
    int before = (int) (sample.size() * SHARE_BEFORE_LATE);
    Sample late = sample.without(before);
    Head judged = LevelledPrior.of(prior, sample.first(before));
    Map<String, Double> metrics =
        late.size() >= FEWEST_LATE ? new HeadMetrics(seed).of(judged, late) : new TreeMap<>();
    return new TrainedHead(
        sample.target(), LevelledPrior.of(prior, sample), judged, late, metrics, notes, Map.of());
  }

  private static Map<String, String> notes(Sample sample) {
    Map<String, String> notes = new TreeMap<>();
    String name = sample.target().wireName();
    notes.put(name + ".rows", Integer.toString(sample.size()));
    notes.put(name + ".positives", Integer.toString(sample.positives()));
    return notes;
  }
}
