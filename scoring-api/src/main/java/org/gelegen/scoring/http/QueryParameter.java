package org.gelegen.scoring.http;

/** A parameter of the query; one that is not described is refused by name. */
public record QueryParameter(String name, boolean required, String description, String example) {}
