/** The page of the jobs that run each night. */
@NullMarked
package org.gelegen.scoring.dashboard.jobs;

import org.jspecify.annotations.NullMarked;
