package org.gelegen.benchmarks;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import org.gelegen.app.bench.MeasuredPortfolio;
import org.gelegen.app.lab.LearnedPortfolio;
import org.gelegen.datasets.simulator.PortfolioCharacter;
import org.gelegen.model.compiled.Scorer;
import org.gelegen.model.features.FeatureFrame;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.slots.ActionGrid;
import org.gelegen.trainer.examples.Sample;
import org.gelegen.trainer.examples.Target;
import org.gelegen.trainer.learners.Fitted;
import org.gelegen.trainer.learners.Learner;
import org.tribuo.Example;
import org.tribuo.Model;
import org.tribuo.Prediction;
import org.tribuo.classification.Label;
import org.tribuo.interop.ExternalModel;

/**
 * Some debtors of a simulated portfolio with one learner's model in both forms, and all actions of
 * each as Tribuo wants them.
 *
 * @param scorers one for each debtor, on a frame that has read it
 * @param tribuo the model that the compiled form was made of
 * @param examples by debtor, all its actions in the grid's order
 * @param logOdds room for what a scorer says
 */
// The room is handed over at construction and compared by nobody.
@SuppressWarnings("ArrayRecordComponent")
record Inputs(
    ActionGrid grid,
    List<Scorer.OnFrame> scorers,
    Model<Label> tribuo,
    List<List<Example<Label>>> examples,
    double[] logOdds) {
  /** All actions in the hours that the Dutch rules leave open: 7 channels × 78 hours. */
  static final int ACTIONS = 546;

  static final int DEBTORS = 8;

  /** So many debtors give enough contacts for trees of depth 6 to grow. */
  static final int PORTFOLIO = 1_000;

  private static final long SEED = 1;

  /** A form of rows that Tribuo's model was fitted on. */
  interface Encoding {
    Example<Label> example(FeatureFrame frame, int action);
  }

  /** A portfolio of so many debtors that has lived a year. */
  static LearnedPortfolio learned(int debtors) {
    return LearnedPortfolio.of(PortfolioCharacter.EVERYTHING, debtors, SEED, 2);
  }

  /** The forms of what a learner makes of the portfolio's contacts: whether they reach. */
  static Inputs of(LearnedPortfolio learned, Learner learner) {
    Sample sample = learned.examples().sample(Target.REACH);
    Fitted fitted = learner.fit(sample);
    Encoding encoding = Encodings.of(fitted.scorer());
    MeasuredPortfolio portfolio = MeasuredPortfolio.of(learned);
    ActionGrid grid = portfolio.grid(learned.client().timeZone());
    List<Scorer.OnFrame> scorers = new ArrayList<>();
    List<List<Example<Label>>> examples = new ArrayList<>();
    for (DebtorHistory history : portfolio.histories().subList(0, DEBTORS)) {
      FeatureFrame frame = new FeatureFrame(sample.table().schema(), grid);
      frame.read(history, history.actionableCase().orElse(null), portfolio.now());
      scorers.add(fitted.scorer().on(frame));
      List<Example<Label>> actions = new ArrayList<>();
      for (int action = 0; action < grid.size(); action++) {
        actions.add(encoding.example(frame, action));
      }
      examples.add(actions);
    }
    return new Inputs(grid, scorers, tribuo(fitted), examples, new double[grid.size()]);
  }

  /** Tribuo's form, told to take all actions of a debtor at once where it would cut them up. */
  private static Model<Label> tribuo(Fitted fitted) {
    try {
      Model<Label> model =
          Model.deserializeFromStream(new ByteArrayInputStream(fitted.provenance()))
              .castModel(Label.class);
      if (model instanceof ExternalModel<?, ?, ?> external) {
        external.setBatchSize(ACTIONS);
      }
      return model;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /** Tribuo's prediction of each action of each debtor, told one by one. */
  void predictOneByOne(Consumer<Prediction<Label>> predictions) {
    for (List<Example<Label>> debtor : examples) {
      for (Example<Label> action : debtor) {
        predictions.accept(tribuo.predict(action));
      }
    }
  }

  /** Tribuo's predictions of all actions of each debtor at once, told debtor by debtor. */
  void predictLists(Consumer<List<Prediction<Label>>> predictions) {
    for (List<Example<Label>> debtor : examples) {
      predictions.accept(tribuo.predict(debtor));
    }
  }

  /** The compiled form's log-odds of each action of the last debtor, after those of the others. */
  double[] score() {
    for (Scorer.OnFrame scorer : scorers) {
      scorer.score(logOdds);
    }
    return logOdds;
  }
}
