package org.offhook.dhcp;

/** Places in a message of DHCP (RFC 2131 section 2), in bytes from its beginning. */
final class Message {
  static final int REQUEST = 1;
  static final int REPLY = 2;
  static final int HARDWARE_TYPE = 1;
  static final int HARDWARE_LENGTH = 2;
  static final int ID = 4;
  static final int SECONDS = 8;
  static final int OWN_ADDRESS = 12;
  static final int NEXT_SERVER = 20;
  static final int HARDWARE = 28;
  static final int SERVER_NAME = 44;
  static final int FILE = 108;
  static final int COOKIE = 236;
  static final int OPTIONS = 240;
  static final int COOKIE_VALUE = 0x63825363;

  /** Options of the protocol itself, from the requested address to the name of the client. */
  static final int FIRST_OWN = 50;

  static final int LAST_OWN = 61;
  static final int OVERLOAD = 52;

  static final int TYPE = 53;
  static final int SERVER = 54;
  static final int WANTED = 55;
  static final int LARGEST = 57;
  static final int VENDOR_CLASS = 60;
  static final int USER_CLASS = 77;
  static final int END = 255;

  /** Types of messages. */
  static final int ACK = 5;

  static final int INFORM = 8;

  private Message() {}
}
