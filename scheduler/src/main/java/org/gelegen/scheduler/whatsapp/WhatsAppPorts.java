package org.gelegen.scheduler.whatsapp;

import java.util.function.Consumer;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumbers;

/**
 * What WhatsApp needs besides its account.
 *
 * @param replies takes what says stop; it is durable when that returns
 */
public record WhatsAppPorts(
    SentMessages messages, WrittenNumbers numbers, Receipts receipts, Consumer<Reply> replies) {}
