/** Objections to profiling: who is contacted without a model. */
@NullMarked
package org.gelegen.model.objections;

import org.jspecify.annotations.NullMarked;
