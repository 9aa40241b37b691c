/** Letters: a page in the house style of a client, and the folder that a print shop fetches. */
@NullMarked
package org.gelegen.scheduler.letters;

import org.jspecify.annotations.NullMarked;
