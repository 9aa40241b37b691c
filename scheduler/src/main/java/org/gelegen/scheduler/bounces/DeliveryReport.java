package org.gelegen.scheduler.bounces;

import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetHeaders;
import jakarta.mail.internet.MimeMultipart;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A mail server's report on a message.
 *
 * @param messageId the message's own, with its angle brackets
 * @param action {@code failed}, {@code delivered}, {@code delayed}, …, in small letters
 * @param status the enhanced status code, such as {@code 5.1.1}; empty when there is none
 * @see "RFC 3464, An Extensible Message Format for Delivery Status Notifications"
 * @see "RFC 6522, The Multipart/Report Media Type"
 */
record DeliveryReport(String messageId, String action, String status) {
  /** A report is short; more groups of fields than this are somebody's play. */
  private static final int MOST_GROUPS = 20;

  private static final int MOST_PARTS = 10;

  /**
   * Whether it is the address that is wrong: RFC 3463 has that under x.1, and a mailbox that is
   * there no more under 5.2.1. A full mailbox or a server that shuts us out says nothing of it.
   */
  boolean isAddress() {
    return status.startsWith("5.1.") || status.equals("5.2.1");
  }

  /** Whether it says of itself that it is one. */
  static boolean isReport(Part mail) throws MessagingException {
    ContentType type = new ContentType(mail.getContentType());
    return type.match("multipart/report")
        && "delivery-status".equalsIgnoreCase(type.getParameter("report-type"));
  }

  /** The report in a mail, or empty when it is none or does not say which message it is about. */
  static Optional<DeliveryReport> find(Part mail) throws MessagingException, IOException {
    if (!isReport(mail) || !(mail.getContent() instanceof MimeMultipart parts)) {
      return Optional.empty();
    }
    String[] fields = null;
    String messageId = null;
    for (int i = 0; i < Math.min(parts.getCount(), MOST_PARTS); i++) {
      BodyPart part = parts.getBodyPart(i);
      if (part.isMimeType("message/delivery-status")) {
        fields = fields(part);
      } else if (part.isMimeType("message/rfc822") || part.isMimeType("text/rfc822-headers")) {
        messageId = messageId(part);
      }
    }
    return fields == null || messageId == null
        ? Optional.empty()
        : Optional.of(new DeliveryReport(messageId, fields[0], fields[1]));
  }

  /**
   * Action and status. A group of fields on the message comes first, then one for each recipient;
   * we have one.
   */
  private static String @Nullable [] fields(Part part) throws MessagingException, IOException {
    try (InputStream in = new BufferedInputStream(part.getInputStream())) {
      for (int group = 0; group < MOST_GROUPS; group++) {
        InternetHeaders headers = new InternetHeaders(in);
        String[] action = headers.getHeader("Action");
        if (action != null) {
          String[] status = headers.getHeader("Status");
          return new String[] {
            plain(action[0]).toLowerCase(Locale.ROOT), status == null ? "" : plain(status[0])
          };
        }
      }
      return null;
    }
  }

  /** Without what stands in brackets behind it. */
  private static String plain(String field) {
    return field.replaceAll("[(;].*", "").strip();
  }

  private static @Nullable String messageId(Part part) throws MessagingException, IOException {
    // Whether the whole message came back or its headers: both begin with them.
    try (InputStream in = new BufferedInputStream(part.getInputStream())) {
      String[] id = new InternetHeaders(in).getHeader("Message-ID");
      return id == null ? null : id[0].replaceAll("\\s+", "");
    }
  }
}
