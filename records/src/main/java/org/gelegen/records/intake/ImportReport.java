package org.gelegen.records.intake;

/**
 * How an import went, or how far it has come.
 *
 * @param lines lines looked at so far, blank ones included
 * @param accepted records that are new and durable
 * @param duplicates records that were there already
 * @param rejected lines that were not accepted
 */
public record ImportReport(long lines, long accepted, long duplicates, long rejected) {
  static final ImportReport NOTHING = new ImportReport(0, 0, 0, 0);
}
