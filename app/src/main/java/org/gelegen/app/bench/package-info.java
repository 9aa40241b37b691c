/** How fast decisions are made, on this machine and for one portfolio. */
@NullMarked
package org.gelegen.app.bench;

import org.jspecify.annotations.NullMarked;
