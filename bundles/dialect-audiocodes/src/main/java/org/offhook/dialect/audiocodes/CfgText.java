package org.offhook.dialect.audiocodes;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/** The characters of a file that says nothing of its encoding. */
final class CfgText {
  private static final String BYTE_ORDER_MARK = "\uFEFF";

  private CfgText() {}

  /** UTF-16 by its mark; else UTF-8; else Windows-1252, as old editors write. */
  static String decode(byte[] bytes) {
    String text = new String(bytes, charset(bytes));
    return text.startsWith(BYTE_ORDER_MARK) ? text.substring(BYTE_ORDER_MARK.length()) : text;
  }

  private static Charset charset(byte[] bytes) {
    boolean marked =
        bytes.length >= 2
            && (bytes[0] == (byte) 0xff && bytes[1] == (byte) 0xfe
                || bytes[0] == (byte) 0xfe && bytes[1] == (byte) 0xff);
    if (marked) {
      return StandardCharsets.UTF_16;
    }
    try {
      StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes));
      return StandardCharsets.UTF_8;
    } catch (CharacterCodingException e) {
      return Charset.forName("windows-1252");
    }
  }
}
