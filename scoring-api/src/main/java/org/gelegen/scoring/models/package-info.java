/** The registry of model versions: looking, comparing, promoting. */
@NullMarked
package org.gelegen.scoring.models;

import org.jspecify.annotations.NullMarked;
