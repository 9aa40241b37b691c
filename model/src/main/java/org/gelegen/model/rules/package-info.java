/**
 * The rules of contact: what a rule pack says, and what it forbids for one debtor.
 *
 * <p>A rule answers one question: over which channels, from when until when, does it forbid
 * contact? {@link org.gelegen.model.rules.RuleBook} asks it of every rule, for a grid of actions
 * when planning and for one moment when sending, so that both follow from the same code.
 */
@NullMarked
package org.gelegen.model.rules;

import org.jspecify.annotations.NullMarked;
