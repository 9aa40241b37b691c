package org.gelegen.model.experiments;

/** Where written segments become segments. */
@FunctionalInterface
public interface SegmentLanguage {
  /**
   * Reads and checks an expression. Safe for use by many threads.
   *
   * @throws WrongSegmentException when it is not valid, with the place
   */
  Segment compile(String expression);

  /** For a house without segments: refuses every expression. */
  static SegmentLanguage none() {
    return _ -> {
      throw new WrongSegmentException(1, 1, "segments are not set up here");
    };
  }
}
