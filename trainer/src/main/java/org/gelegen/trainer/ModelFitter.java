package org.gelegen.trainer;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Future;
import java.util.function.Function;
import org.gelegen.model.GelegenException;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Target;

/**
 * Fits the heads of a client to examples and puts them together to a model. The same examples,
 * recipe and seed give the same model, however many threads there are.
 */
public final class ModelFitter {
  private static final double SHORTEST_ANSWER_DAYS = 0.5;
  private static final double LONGEST_ANSWER_DAYS = 90;

  private final CompiledModel prior;
  private final Recipe recipe;
  private final long seed;
  private final ExecutorService executor;
  private final TrainingProgress progress;

  /**
   * Readies a fitter.
   *
   * @param prior what a head falls back on and is compared with; it knows built-in features only
   */
  public ModelFitter(
      CompiledModel prior,
      Recipe recipe,
      long seed,
      ExecutorService executor,
      TrainingProgress progress) {
    this.prior = prior;
    this.recipe = recipe;
    this.seed = seed;
    this.executor = executor;
    this.progress = progress;
  }

  /**
   * Fits.
   *
   * @param championAsOf when the champion's data ended: where enough was seen since, what is judged
   *     knows what was known then, and otherwise what was known before the last fifth of the rows;
   *     absent: there is none to compare with
   */
  public FittedModel fit(Examples examples, Optional<Instant> championAsOf) {
    CompiledModel known = PriorModels.adopt(prior, examples.contacts().schema());
    Map<Target, TrainedHead> heads = heads(examples, known, championAsOf);
    return new FittedModel(
        model(examples, heads, TrainedHead::head),
        model(examples, heads, TrainedHead::judged),
        heads);
  }

  private CompiledModel model(
      Examples examples, Map<Target, TrainedHead> heads, Function<TrainedHead, Head> form) {
    return new CompiledModel(
        examples.contacts().schema(),
        form.apply(head(heads, Target.REACH)),
        form.apply(head(heads, Target.RESPONSE)),
        form.apply(head(heads, Target.HARM)),
        recipe.selfCure()
            ? asOften(form.apply(head(heads, Target.SELF_CURE)), examples.keptOfUnanswered())
            : PriorModels.never(examples.contacts().schema()),
        Arrays.stream(examples.answerDays())
            .map(days -> Math.clamp(days, SHORTEST_ANSWER_DAYS, LONGEST_ANSWER_DAYS))
            .toArray());
  }

  private Map<Target, TrainedHead> heads(
      Examples examples, CompiledModel known, Optional<Instant> championAsOf) {
    List<Future<TrainedHead>> futures = new ArrayList<>();
    for (Target target : List.of(Target.REACH, Target.HARM, Target.RESPONSE, Target.SELF_CURE)) {
      HeadTrainer trainer =
          new HeadTrainer(target.headOf(known), recipe, seed, championAsOf.orElse(null), progress);
      futures.add(
          executor.submit(
              () ->
                  trainer.train(
                      examples.sample(target).seeing(recipe.features()),
                      examples.imagined(target))));
    }
    Map<Target, TrainedHead> heads = new EnumMap<>(Target.class);
    for (Future<TrainedHead> future : futures) {
      TrainedHead head = await(future);
      heads.put(head.target(), head);
    }
    return heads;
  }

  /**
   * The head as it would be had no day been left out.
   *
   * @see "Prentice, Pyke: Logistic disease incidence models and case-control studies, Biometrika
   *     1979"
   */
  private static Head asOften(Head head, double keptOfUnanswered) {
    double[] shift = new double[Channel.count()];
    Arrays.fill(shift, Math.log(keptOfUnanswered));
    return new Head(head.scorer(), head.calibration().shifted(shift));
  }

  private static TrainedHead head(Map<Target, TrainedHead> heads, Target target) {
    TrainedHead head = heads.get(target);
    if (head == null) {
      throw new IllegalStateException("no head was trained for " + target);
    }
    return head;
  }

  private static <T> T await(Future<T> future) {
    try {
      return future.get();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      throw new GelegenException("training was interrupted", e);
    } catch (ExecutionException e) {
      throw e.getCause() instanceof GelegenException known
          ? known
          : new GelegenException("training failed: " + e.getCause(), e);
    }
  }
}
