package org.offhook.itests;

import org.offhook.testkit.peer.Sipp;
import org.offhook.testkit.phone.PhoneProcess;

/** A mailbox that tells of messages without having been asked (RFC 3842 section 2). */
final class UnaskedSummary {
  private static final String SCENARIO =
      """
      <?xml version="1.0" encoding="UTF-8"?>
      <scenario name="unasked">
        <send><![CDATA[
          NOTIFY sip:100@[remote_ip]:[remote_port] SIP/2.0
          Via: SIP/2.0/[transport] [local_ip]:[local_port];branch=[branch]
          From: <sip:vm@[local_ip]>;tag=[call_number]
          To: <sip:100@[remote_ip]>
          Call-ID: [call_id]
          CSeq: 1 NOTIFY
          Contact: <sip:vm@[local_ip]:[local_port]>
          Max-Forwards: 70
          Event: message-summary
          Content-Type: application/simple-message-summary
          Content-Length: [len]

          Messages-Waiting: yes
          Voice-Message: COUNTS
        ]]></send>
        <recv response="200"/>
      </scenario>
      """;

  private UnaskedSummary() {}

  /** Tells the phone, which must accept it; {@code 7/0} is seven new messages and no old one. */
  static void tell(PhoneProcess phone, String counts) throws Exception {
    try (Sipp sipp = HousePhone.spokenTo(phone, SCENARIO.replace("COUNTS", counts))) {
      sipp.awaitSuccess();
    }
  }
}
