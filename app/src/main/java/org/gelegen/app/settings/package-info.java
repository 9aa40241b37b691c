/** The settings of the service itself: from a file, the environment and flags. */
@NullMarked
package org.gelegen.app.settings;

import org.jspecify.annotations.NullMarked;
