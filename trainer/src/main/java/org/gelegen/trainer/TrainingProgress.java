package org.gelegen.trainer;

/** Is told in plain lines how far a training is. May be called by any thread. */
@FunctionalInterface
public interface TrainingProgress {
  void report(String line);

  /** Tells nobody. */
  static TrainingProgress none() {
    return _ -> {};
  }
}
