package org.gelegen.trainer.learners;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.gelegen.model.compiled.LinearScorer;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.trainer.examples.ExampleTable;
import org.gelegen.trainer.examples.Sample;
import org.tribuo.Example;
import org.tribuo.ImmutableFeatureMap;
import org.tribuo.MutableDataset;
import org.tribuo.VariableIDInfo;
import org.tribuo.classification.Label;
import org.tribuo.classification.LabelFactory;
import org.tribuo.classification.sgd.linear.LinearSGDModel;
import org.tribuo.classification.sgd.linear.LinearSGDTrainer;
import org.tribuo.classification.sgd.objectives.LogMulticlass;
import org.tribuo.impl.ArrayExample;
import org.tribuo.math.la.DenseMatrix;
import org.tribuo.math.optimisers.AdaGrad;
import org.tribuo.provenance.SimpleDataSourceProvenance;

/**
 * A logistic regression by Tribuo, fitted by stochastic gradients (AdaGrad), with a weight for each
 * channel in each hour and on each weekday.
 *
 * <p>Numbers are centred and scaled by what the rows say; an unknown one is a feature of its own.
 * Weights are shrunk towards zero by imagined rows: for each feature one that says yes and one that
 * says no, which together cost about as much as a quadratic penalty. Tribuo's own penalty
 * (AdaGradRDA) has no effect on a model with more than one output: its matrix never counts its
 * steps.
 *
 * @see "Greenland: Bayesian perspectives for epidemiological research II, International Journal of
 *     Epidemiology 2007 (priors as data)"
 */
public final class LogisticLearner implements Learner {
  /** A linear model learns no more from more rows, and Tribuo keeps an object for each. */
  static final int MAX_ROWS = 25_000;

  private static final int MAX_IMAGINED = 2_500;

  private static final int LEAST = 20;
  private static final int EPOCHS = 6;
  private static final int BATCH = 1;
  private static final double LEARNING_RATE = 0.03;
  private static final double EPSILON = 0.1;

  /** How many rows each of the two imagined ones of a feature stands for. */
  private static final float IMAGINED_ROWS = 5;

  private static final int HOURS = 24;
  private static final int WEEKDAYS = 7;
  private static final Label NO = new Label("no");
  private static final Label YES = new Label("yes");

  private final long seed;

  /** Shuffles by {@code seed}. */
  public LogisticLearner(long seed) {
    this.seed = seed;
  }

  @Override
  public String name() {
    return "logistic";
  }

  @Override
  public boolean canFit(Sample sample) {
    return sample.size() >= 10 * LEAST && sample.hasBoth(LEAST);
  }

  @Override
  public Fitted fit(Sample sample, Imagined imagined) {
    Sample rows = sample.thinned(MAX_ROWS);
    Encoding encoding = Encoding.of(rows);
    double share = (double) rows.size() / sample.size();
    LinearSGDModel model = train(rows, encoding, imagined.besides(share).thinned(MAX_IMAGINED));
    return new Fitted(compile(model, encoding), model.serialize().toByteArray());
  }

  private LinearSGDModel train(Sample rows, Encoding encoding, Imagined imagined) {
    LabelFactory factory = new LabelFactory();
    MutableDataset<Label> dataset =
        new MutableDataset<>(
            new SimpleDataSourceProvenance(
                rows.target().wireName(), Instant.EPOCH.atOffset(ZoneOffset.UTC), factory),
            factory);
    for (int i = 0; i < rows.size(); i++) {
      dataset.add(encoding.example(rows, i, rows.isPositive(i) ? YES : NO));
    }
    for (String feature : encoding.features()) {
      dataset.add(imagined(feature, YES));
      dataset.add(imagined(feature, NO));
    }
    double[] probabilities = imagined.probabilities();
    for (int i = 0; i < probabilities.length; i++) {
      double yes = probabilities[i];
      dataset.add(weighted(encoding.example(imagined.rows(), i, YES), imagined.weight() * yes));
      dataset.add(
          weighted(encoding.example(imagined.rows(), i, NO), imagined.weight() * (1 - yes)));
    }
    LinearSGDTrainer trainer =
        new LinearSGDTrainer(
            new LogMulticlass(), new AdaGrad(LEARNING_RATE, EPSILON), EPOCHS, -1, BATCH, seed);
    return trainer.train(dataset);
  }

  private static Example<Label> weighted(Example<Label> example, double weight) {
    example.setWeight((float) weight);
    return example;
  }

  private static Example<Label> imagined(String feature, Label label) {
    Example<Label> example = new ArrayExample<>(label, new String[] {feature}, new double[] {1});
    example.setWeight(IMAGINED_ROWS);
    return example;
  }

  /** The serving form of a model. */
  static LinearScorer compile(LinearSGDModel model, Encoding encoding) {
    FeatureSchema schema = encoding.schema;
    DenseMatrix weights = model.getWeightsCopy();
    int yes = model.getOutputIDInfo().getID(YES);
    int no = model.getOutputIDInfo().getID(NO);
    ImmutableFeatureMap features = model.getFeatureIDMap();
    Weights logOdds =
        name -> {
          VariableIDInfo info = features.get(name);
          return info == null ? 0 : weights.get(yes, info.getID()) - weights.get(no, info.getID());
        };
    double[] known = new double[schema.size()];
    double[] missing = new double[schema.size()];
    for (int i = 0; i < known.length; i++) {
      known[i] = logOdds.of(encoding.known[i]);
      missing[i] = logOdds.of(encoding.missing[i]);
    }
    int bias = features.size();
    return new LinearScorer(
        schema,
        weights.get(yes, bias) - weights.get(no, bias),
        known,
        encoding.centers,
        encoding.scales,
        missing,
        Arrays.stream(encoding.channelHours).mapToDouble(logOdds::of).toArray(),
        Arrays.stream(encoding.channelWeekdays).mapToDouble(logOdds::of).toArray());
  }

  private interface Weights {
    double of(String name);
  }

  /** How rows become Tribuo's examples. */
  static final class Encoding {
    private final FeatureSchema schema;
    private final boolean[] columns;
    private final double[] centers;
    private final double[] scales;
    private final String[] known;
    private final String[] missing;
    private final String[] channelHours = new String[Channel.count() * HOURS];
    private final String[] channelWeekdays = new String[Channel.count() * WEEKDAYS];
    private final boolean withCrosses;

    private Encoding(Sample rows) {
      schema = rows.table().schema();
      columns = rows.columns();
      withCrosses = columns[schema.find("hour").orElseThrow()];
      centers = new double[schema.size()];
      scales = new double[schema.size()];
      known = new String[schema.size()];
      missing = new String[schema.size()];
      for (int i = 0; i < known.length; i++) {
        scales[i] = 1;
        known[i] = schema.feature(i).name();
        missing[i] = known[i] + "?";
      }
      for (Channel channel : Channel.values()) {
        for (int hour = 0; hour < HOURS; hour++) {
          channelHours[channel.index() * HOURS + hour] =
              String.format(Locale.ROOT, "%s×%02d", channel.wireName(), hour);
        }
        for (int day = 1; day <= WEEKDAYS; day++) {
          channelWeekdays[channel.index() * WEEKDAYS + day - 1] = channel.wireName() + "×day" + day;
        }
      }
      center(rows);
    }

    /** Learns centers and scales from {@code rows}. */
    static Encoding of(Sample rows) {
      return new Encoding(rows);
    }

    private void center(Sample rows) {
      int width = schema.size();
      double[] sums = new double[width];
      double[] squares = new double[width];
      int[] counts = new int[width];
      float[] row = new float[width];
      for (int i = 0; i < rows.size(); i++) {
        rows.table().copyRow(rows.row(i), row, 0);
        for (int j = 0; j < width; j++) {
          if (!Float.isNaN(row[j])) {
            sums[j] += row[j];
            squares[j] += (double) row[j] * row[j];
            counts[j]++;
          }
        }
      }
      for (int j = 0; j < width; j++) {
        if (!schema.feature(j).indicator() && counts[j] > 0) {
          centers[j] = sums[j] / counts[j];
          double variance = squares[j] / counts[j] - centers[j] * centers[j];
          scales[j] = variance > 1e-12 ? 1 / Math.sqrt(variance) : 1;
        }
      }
    }

    /** The names of all features that a row can have. */
    List<String> features() {
      List<String> features = new ArrayList<>();
      for (int i = 0; i < columns.length; i++) {
        if (columns[i]) {
          features.add(known[i]);
          features.add(missing[i]);
        }
      }
      if (withCrosses) {
        features.addAll(Arrays.asList(channelHours));
        features.addAll(Arrays.asList(channelWeekdays));
      }
      return features;
    }

    /** A row as Tribuo wants it: what is zero is left out, which for a linear model is the same. */
    Example<Label> example(Sample rows, int index, Label label) {
      ExampleTable table = rows.table();
      int row = rows.row(index);
      float[] values = new float[schema.size()];
      table.copyRow(row, values, 0);
      List<String> names = new ArrayList<>(values.length);
      double[] numbers = new double[values.length + 2];
      for (int i = 0; i < values.length; i++) {
        if (!columns[i]) {
          continue;
        }
        if (Float.isNaN(values[i])) {
          numbers[names.size()] = 1;
          names.add(missing[i]);
        } else {
          double number = (values[i] - centers[i]) * scales[i];
          if (number != 0) {
            numbers[names.size()] = number;
            names.add(known[i]);
          }
        }
      }
      if (withCrosses) {
        int channel = table.channel(row).index();
        numbers[names.size()] = 1;
        names.add(channelHours[channel * HOURS + table.hour(row)]);
        numbers[names.size()] = 1;
        names.add(channelWeekdays[channel * WEEKDAYS + table.weekday(row) - 1]);
      }
      return new ArrayExample<>(
          label, names.toArray(String[]::new), Arrays.copyOf(numbers, names.size()));
    }
  }
}
