package org.gelegen.scoring.http;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * What a component of a request may be, both ends inclusive: a number's value, a string's length, a
 * list's number of items. It is checked when the request is read and told in the OpenAPI document.
 */
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.RECORD_COMPONENT, ElementType.FIELD})
public @interface Range {
  int min();

  int max();
}
