/**
 * What all endpoints share: their description, the reading of a request, the answer, the problem.
 */
@NullMarked
package org.gelegen.scoring.http;

import org.jspecify.annotations.NullMarked;
