package org.offhook.sip;

import gov.nist.javax.sip.header.HeaderFactoryImpl;
import gov.nist.javax.sip.header.SIPHeader;
import gov.nist.javax.sip.header.SIPHeaderList;
import gov.nist.javax.sip.message.MessageFactoryImpl;
import gov.nist.javax.sip.message.SIPMessage;
import gov.nist.javax.sip.message.SIPRequest;
import gov.nist.javax.sip.message.SIPResponse;
import gov.nist.javax.sip.parser.StringMsgParser;
import java.nio.charset.StandardCharsets;
import java.text.ParseException;
import java.util.List;
import javax.sip.header.ContentTypeHeader;
import org.offhook.api.sip.Header;

/** Makes messages. Text of strangers is cleaned, so that no value can smuggle in a header. */
final class Messages {
  private static final int MAX_FORWARDS = 70;
  private static final String TIMESTAMP = "Timestamp";

  private final MessageFactoryImpl messages = new MessageFactoryImpl();
  private final HeaderFactoryImpl headers = new HeaderFactoryImpl();
  private final String userAgent;

  Messages(String userAgent) {
    this.userAgent = Text.clean(userAgent);
  }

  /**
   * A request ready to be sent.
   *
   * @param via sent-by and parameters of the Via
   * @param contact address of the Contact, in angle brackets
   * @throws IllegalArgumentException when a part of it is malformed
   */
  SIPRequest request(Draft draft, int cseq, String via, String contact, List<Header> credentials) {
    StringBuilder text = new StringBuilder(1000);
    line(text, draft.method() + " " + draft.uri() + " SIP/2.0");
    line(text, "Via: " + via);
    line(text, "Max-Forwards: " + MAX_FORWARDS);
    draft.routes().forEach(route -> line(text, "Route: " + route));
    line(text, "From: " + draft.from());
    line(text, "To: " + draft.to());
    line(text, "Call-ID: " + draft.callId());
    line(text, "CSeq: " + cseq + " " + draft.method());
    if (draft.contact() != null) {
      line(text, "Contact: " + contact + draft.contact());
    }
    line(text, "User-Agent: " + userAgent);
    draft.headers().forEach(header -> line(text, header.name() + ": " + header.value()));
    credentials.forEach(header -> line(text, header.name() + ": " + header.value()));
    text.append("Content-Length: 0\r\n\r\n");
    try {
      SIPRequest request = (SIPRequest) messages.createRequest(text.toString());
      fill(request, draft.contentType(), draft.body());
      return request;
    } catch (ParseException | RuntimeException e) {
      throw new IllegalArgumentException(
          "expected a well-formed " + draft.method() + " request: " + e.getMessage(), e);
    }
  }

  /** A response to a request, with our tag and headers. */
  SIPResponse response(SIPRequest request, int code, String reason, String tag, List<Header> more) {
    SIPResponse response = request.createResponse(code);
    try {
      if (!reason.isEmpty()) {
        response.setReasonPhrase(Text.clean(reason));
      }
      if (code > 100 && request.getToTag() == null && !tag.isEmpty()) {
        response.getTo().setTag(tag);
      }
      if (request.getHeader(TIMESTAMP) != null && response.getHeader(TIMESTAMP) == null) {
        // RFC 3261 section 20.38: who sent it measures the time there and back.
        response.addHeader(request.getHeader(TIMESTAMP));
      }
      for (Header header : more) {
        add(response, header);
      }
      response.addHeader(headers.createHeader("User-Agent", userAgent));
    } catch (ParseException e) {
      throw new IllegalArgumentException("expected a well-formed response: " + e.getMessage(), e);
    }
    return response;
  }

  /** Adds a header; a list becomes as many headers as it has elements. */
  void add(SIPMessage message, Header header) throws ParseException {
    SIPHeader parsed =
        StringMsgParser.parseSIPHeader(header.name() + ": " + Text.clean(header.value()));
    if (parsed instanceof SIPHeaderList<?> list) {
      list.forEach(message::addHeader);
    } else {
      message.addHeader(parsed);
    }
  }

  /** Puts a body into a message. */
  void fill(SIPMessage message, String type, String body) throws ParseException {
    if (!body.isEmpty()) {
      ContentTypeHeader header =
          (ContentTypeHeader) headers.createHeader("Content-Type", Text.clean(type));
      // Audio is no text: each character stands for one byte.
      boolean bytes = header.getContentType().equalsIgnoreCase("audio");
      message.setContent(
          body.getBytes(bytes ? StandardCharsets.ISO_8859_1 : StandardCharsets.UTF_8), header);
    }
  }

  private static void line(StringBuilder text, String line) {
    text.append(Text.clean(line)).append("\r\n");
  }
}
