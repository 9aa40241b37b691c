/** Logged-bandit tables in files, and what they say of policies. */
@NullMarked
package org.gelegen.app.offpolicy;

import org.jspecify.annotations.NullMarked;
