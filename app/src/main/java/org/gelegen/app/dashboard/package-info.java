/** What the dashboard shows that only the trainer can work out. */
@NullMarked
package org.gelegen.app.dashboard;

import org.jspecify.annotations.NullMarked;
