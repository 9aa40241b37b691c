package org.gelegen.trainer.labels;

/** What became of something that was waited for. */
public enum Label {
  YES,
  NO,
  /** Its window had not elapsed: neither a success nor a failure. */
  CENSORED;

  static Label of(boolean happened, boolean elapsed) {
    if (!elapsed) {
      return CENSORED;
    }
    return happened ? YES : NO;
  }
}
