package org.gelegen.trainer.promotion;

/** Whether a challenger becomes champion, and why. */
public record Verdict(boolean promoted, String reason) {}
