package org.gelegen.model.compiled;

/** One thing that a model predicts, as a calibrated probability. */
public record Head(Scorer scorer, Calibration calibration) {}
