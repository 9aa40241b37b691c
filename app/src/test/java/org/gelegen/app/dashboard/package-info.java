/** The dashboard, looked at with a real browser. */
@NullMarked
package org.gelegen.app.dashboard;

import org.jspecify.annotations.NullMarked;
