/**
 * The alarm clock: Quartz says when, and no more. What was done is in the run ledger, in campaigns
 * and in the training queue, so a signal that comes twice, late or never does no harm.
 */
@NullMarked
package org.gelegen.scheduler.jobs;

import org.jspecify.annotations.NullMarked;
