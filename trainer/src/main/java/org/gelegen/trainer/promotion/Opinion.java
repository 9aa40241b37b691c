package org.gelegen.trainer.promotion;

/** What one rule makes of a challenger, with the figures. */
public sealed interface Opinion {
  /** The figures, in a few words. */
  String why();

  /** How reports spell it, without the figures. */
  default String spelling() {
    return switch (this) {
      case Promote _ -> "promote";
      case Refuse _ -> "refuse";
      case Pass _ -> "pass";
      case Skip _ -> "skip";
    };
  }

  /** It becomes champion, unless a rule before this one refuses. */
  record Promote(String why) implements Opinion {}

  /** It does not, unless a rule before this one promotes. */
  record Refuse(String why) implements Opinion {}

  /** The rule was asked and has nothing to say: the next one decides. */
  record Pass(String why) implements Opinion {}

  /** The rule cannot tell, for want of evidence: the next one decides. */
  record Skip(String why) implements Opinion {}
}
