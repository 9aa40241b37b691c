/** What is handed over with a case to who goes on with it. */
@NullMarked
package org.gelegen.model.handover;

import org.jspecify.annotations.NullMarked;
