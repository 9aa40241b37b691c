package org.gelegen.trainer.drift;

/** What is to be made of a change, from the lightest on. */
public enum Severity {
  /** Nothing of note. */
  NONE,
  /** Worth a look when it lasts. */
  WATCH,
  /** The world has moved. */
  DRIFT
}
