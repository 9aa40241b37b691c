package org.gelegen.scheduler.sms;

import java.util.function.Consumer;
import org.gelegen.model.receipts.Receipts;
import org.gelegen.model.receipts.SentMessages;
import org.gelegen.model.replies.Reply;
import org.gelegen.model.replies.WrittenNumbers;

/**
 * What text messages need besides their centre.
 *
 * @param replies takes what is texted back; it is durable when that returns
 */
public record SmppPorts(
    SentMessages messages, WrittenNumbers numbers, Receipts receipts, Consumer<Reply> replies) {}
