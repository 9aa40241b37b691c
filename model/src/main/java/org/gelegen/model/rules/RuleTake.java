package org.gelegen.model.rules;

/**
 * How much one rule takes out of a grid, whatever other rules say of the same actions.
 *
 * @param actions above 0
 */
public record RuleTake(RuleId rule, int actions) {}
