/** Contacts that ask for nothing new: they thank, remind of a word given, or warn in time. */
@NullMarked
package org.gelegen.model.courtesies;

import org.jspecify.annotations.NullMarked;
