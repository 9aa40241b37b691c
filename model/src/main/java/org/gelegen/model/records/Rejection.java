package org.gelegen.model.records;

/**
 * A line that was not accepted.
 *
 * @param line the line, from 1
 * @param pointer the JSON pointer of the offending field, empty for the whole line
 * @param reason what is wrong and what is allowed, without personal data
 */
public record Rejection(long line, String pointer, String reason) {}
