/** What debtors answer, put to the test in a house with a database. */
@org.jspecify.annotations.NullMarked
package org.gelegen.app.replies;
