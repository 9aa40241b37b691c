/** Static workflows: contacts that follow from a case's age and from no model. */
@NullMarked
package org.gelegen.model.workflows;

import org.jspecify.annotations.NullMarked;
