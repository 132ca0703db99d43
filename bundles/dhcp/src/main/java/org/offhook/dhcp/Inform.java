package org.offhook.dhcp;

import static java.nio.charset.StandardCharsets.US_ASCII;

import java.nio.ByteBuffer;
import java.util.HexFormat;
import java.util.Set;

/**
 * A question to the server: what is there for one who has an address (RFC 2131 section 4.4.3).
 *
 * @param id chosen at random; the answer repeats it
 * @param from who asks
 * @param model name of the phone's model, told as vendor class and user class
 * @param plainClass whether the user class is written without its length
 * @param wanted numbers of the options asked for
 */
record Inform(int id, Attachment from, String model, boolean plainClass, Set<Integer> wanted) {
  private static final int ETHERNET = 1;
  private static final int SMALLEST = 300;
  private static final int LARGEST = 1472;
  private static final int LONGEST_CLASS = 100;

  /**
   * The message.
   *
   * @param seconds since the first one of this question
   */
  byte[] message(int seconds) {
    byte[] hardware = HexFormat.of().parseHex(from.hardware());
    ByteBuffer out = ByteBuffer.allocate(1024);
    out.put(0, (byte) Message.REQUEST);
    out.put(Message.HARDWARE_TYPE, (byte) ETHERNET);
    out.put(Message.HARDWARE_LENGTH, (byte) hardware.length);
    out.putInt(Message.ID, id);
    out.putShort(Message.SECONDS, (short) Math.min(seconds, 0xffff));
    out.put(Message.OWN_ADDRESS, from.address().getAddress());
    out.put(Message.HARDWARE, hardware);
    out.putInt(Message.COOKIE, Message.COOKIE_VALUE);
    out.position(Message.OPTIONS);
    option(out, Message.TYPE, (byte) Message.INFORM);
    option(out, Message.LARGEST, (byte) (LARGEST >> 8), (byte) LARGEST);
    classes(out);
    option(out, Message.WANTED, codes());
    out.put((byte) Message.END);
    int length = Math.max(SMALLEST, out.position());
    byte[] message = new byte[length];
    out.get(0, message);
    return message;
  }

  private void classes(ByteBuffer out) {
    byte[] name = model.replaceAll("[^\\x20-\\x7e]", "").getBytes(US_ASCII);
    if (name.length == 0 || name.length > LONGEST_CLASS) {
      return;
    }
    option(out, Message.VENDOR_CLASS, name);
    if (plainClass) {
      option(out, Message.USER_CLASS, name);
    } else {
      out.put((byte) Message.USER_CLASS).put((byte) (name.length + 1));
      out.put((byte) name.length).put(name);
    }
  }

  private byte[] codes() {
    byte[] codes = new byte[wanted.size()];
    int at = 0;
    for (int code : wanted) {
      codes[at++] = (byte) code;
    }
    return codes;
  }

  private static void option(ByteBuffer out, int code, byte... value) {
    out.put((byte) code).put((byte) value.length).put(value);
  }
}
