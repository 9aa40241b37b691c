@NullMarked
package org.gelegen.scheduler.links;

import org.jspecify.annotations.NullMarked;
