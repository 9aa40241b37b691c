package org.gelegen.model.handover;

/** Makes a document of a hand-over, to be read on paper. */
public interface HandOverPrinter {
  /** A PDF file, in the language of the client's country. */
  byte[] print(HandOver handOver);
}
