/** Messages over the WhatsApp Business Cloud API. */
@NullMarked
package org.gelegen.scheduler.whatsapp;

import org.jspecify.annotations.NullMarked;
