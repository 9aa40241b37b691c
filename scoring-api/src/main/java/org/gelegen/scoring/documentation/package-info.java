/** The OpenAPI document and the page of documentation, both made of the endpoints. */
@NullMarked
package org.gelegen.scoring.documentation;

import org.jspecify.annotations.NullMarked;
