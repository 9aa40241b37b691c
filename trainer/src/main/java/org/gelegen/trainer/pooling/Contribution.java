package org.gelegen.trainer.pooling;

import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.gelegen.model.compiled.Calibration;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.CompiledModelFormat;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.features.Feature;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.trainer.PriorModels;
import org.gelegen.trainer.examples.Examples;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.Imagined;
import org.gelegen.trainer.learners.LevelledPrior;
import org.gelegen.trainer.learners.LogisticLearner;

/**
 * What a client gives to the others: a logistic regression for each head over the built-in features
 * alone. The client's own attributes, their names included, are not in it, and neither is any
 * record.
 *
 * @param model with built-in features only; a head without evidence is the segment table's
 * @param evidence by head, how many rows of the rarer label it was fitted on; absent where there
 *     were too few to fit anything
 */
public record Contribution(CompiledModel model, Map<Target, Integer> evidence) {
  /** The name of a contribution among the files of the version it was fitted with. */
  public static final String FILE = "contribution.model";

  private static final String NOTE = "contribution.";
  private static final FeatureSchema BUILT_IN = new FeatureSchema(List.of());

  public Contribution {
    if (!model.schema().attributes().isEmpty()) {
      throw new IllegalArgumentException(
          "a contribution may not know a client's own attributes but has "
              + model.schema().attributes().size());
    }
    for (Target target : evidence.keySet()) {
      if (!(target.headOf(model).scorer() instanceof LinearScorer)) {
        throw new IllegalArgumentException(
            "the head " + target.wireName() + " of a contribution must be linear");
      }
    }
    evidence = evidence.isEmpty() ? Map.of() : Map.copyOf(new EnumMap<>(evidence));
  }

  /**
   * Fits one.
   *
   * @param table what a head without evidence is
   */
  public static Contribution of(Examples examples, CompiledModel table, long seed) {
    CompiledModel known = PriorModels.adopt(table, examples.contacts().schema());
    Map<Target, Head> heads = new EnumMap<>(Target.class);
    Map<Target, Integer> evidence = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      Sample sample = examples.sample(target).seeing(Contribution::isBuiltIn);
      LogisticLearner learner = new LogisticLearner(seed);
      if (learner.canFit(sample)) {
        Imagined imagined =
            LevelledPrior.imagine(target.headOf(known), sample, examples.imagined(target));
        double often = target == Target.SELF_CURE ? Math.log(examples.keptOfUnanswered()) : 0;
        heads.put(target, builtIn(learner.fit(sample, imagined).scorer(), often));
        int positives = sample.positives();
        evidence.put(target, Math.min(positives, sample.size() - positives));
      } else {
        heads.put(target, target.headOf(table));
      }
    }
    return new Contribution(
        new CompiledModel(
            BUILT_IN,
            head(heads, Target.REACH),
            head(heads, Target.RESPONSE),
            head(heads, Target.HARM),
            head(heads, Target.SELF_CURE),
            table.selfCureDays()),
        evidence);
  }

  /**
   * What was written and noted.
   *
   * @throws org.gelegen.model.GelegenException when it is no model
   */
  static Contribution read(byte[] bytes, Map<String, String> notes) {
    Map<Target, Integer> evidence = new EnumMap<>(Target.class);
    for (Target target : Target.values()) {
      String rows = notes.get(NOTE + target.wireName());
      if (rows != null) {
        evidence.put(target, Integer.valueOf(rows));
      }
    }
    return new Contribution(CompiledModelFormat.read(bytes), evidence);
  }

  /** The model's bytes. */
  public byte[] write() {
    return CompiledModelFormat.write(model);
  }

  /** The evidence by name, such as {@code contribution.reach}. */
  public Map<String, String> notes() {
    Map<String, String> notes = new TreeMap<>();
    evidence.forEach((target, rows) -> notes.put(NOTE + target.wireName(), rows.toString()));
    return notes;
  }

  private static Head head(Map<Target, Head> heads, Target target) {
    return Objects.requireNonNull(heads.get(target));
  }

  private static boolean isBuiltIn(Feature feature) {
    return BUILT_IN.find(feature.name()).isPresent();
  }

  private static Head builtIn(Scorer scorer, double shift) {
    if (!(scorer instanceof LinearScorer fitted)) {
      throw new IllegalStateException("a logistic regression must be linear");
    }
    int size = BUILT_IN.size();
    return new Head(
        new LinearScorer(
            BUILT_IN,
            fitted.base() + shift,
            Arrays.copyOf(fitted.weights(), size),
            Arrays.copyOf(fitted.centers(), size),
            Arrays.copyOf(fitted.scales(), size),
            Arrays.copyOf(fitted.missing(), size),
            fitted.channelHours(),
            fitted.channelWeekdays()),
        Calibration.none());
  }
}
