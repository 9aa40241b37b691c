/** What clients, senders and files can do to the whole service, and what they cannot. */
@NullMarked
package org.gelegen.app.walls;

import org.jspecify.annotations.NullMarked;
