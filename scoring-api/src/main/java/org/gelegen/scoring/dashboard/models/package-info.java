/** The pages of model versions: what each is worth, and which one decides. */
@NullMarked
package org.gelegen.scoring.dashboard.models;

import org.jspecify.annotations.NullMarked;
