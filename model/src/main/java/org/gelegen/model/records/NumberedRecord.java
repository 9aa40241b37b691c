package org.gelegen.model.records;

/**
 * A record with its place in what was handed in.
 *
 * @param line the line it stood on, from 1
 */
public record NumberedRecord(long line, PortfolioRecord record) {}
