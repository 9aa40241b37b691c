package org.gelegen.trainer.examples;

import java.time.Duration;
import java.util.Arrays;
import org.gelegen.model.compiled.CompiledModel;
import org.gelegen.model.compiled.Head;
import org.gelegen.model.features.FeatureSchema;
import org.gelegen.model.history.DebtorHistory;
import org.gelegen.model.portfolio.Channel;
import org.gelegen.model.portfolio.WireName;
import org.gelegen.trainer.labels.DebtorLabels;

/** What a head predicts. */
public enum Target implements WireName {
  /** A contact reached the debtor. */
  REACH(0, "reach"),
  /** A contact that reached was answered for. */
  RESPONSE(1, "response"),
  /** A contact was followed by a complaint or an opt-out. */
  HARM(2, "harm"),
  /** A day without contact was one on which the debtor paid or promised. */
  SELF_CURE(3, "selfCure");

  private final int code;
  private final String wireName;

  Target(int code, String wireName) {
    this.code = code;
    this.wireName = wireName;
  }

  int code() {
    return code;
  }

  /** The name metrics and notes begin with. */
  @Override
  public String wireName() {
    return wireName;
  }

  /**
   * How long after a contact its label is certain. For {@code RESPONSE} it is the whole response
   * window, even where the next contact ended it sooner: the newest contacts of which an answer is
   * already known to be missing would stand for those of which it is not known yet.
   */
  public Duration settledAfter(Channel channel, Duration responseWindow) {
    return switch (this) {
      case REACH -> DebtorLabels.reachWindow(channel, responseWindow);
      case RESPONSE ->
          responseWindow.compareTo(DebtorHistory.REACH_WINDOW) > 0
              ? responseWindow
              : DebtorHistory.REACH_WINDOW;
      case HARM -> DebtorLabels.HARM_WINDOW;
      case SELF_CURE -> Duration.ofDays(1);
    };
  }

  /** The head of {@code model} that predicts this. */
  public Head headOf(CompiledModel model) {
    return switch (this) {
      case REACH -> model.reach();
      case RESPONSE -> model.response();
      case HARM -> model.harm();
      case SELF_CURE -> model.selfCure();
    };
  }

  /** Which features the head may look at: self-cure knows neither channel nor hour. */
  boolean[] columns(FeatureSchema schema) {
    boolean[] columns = new boolean[schema.size()];
    if (this == SELF_CURE) {
      for (int feature : schema.actionFree()) {
        columns[feature] = true;
      }
    } else {
      Arrays.fill(columns, true);
    }
    return columns;
  }
}
