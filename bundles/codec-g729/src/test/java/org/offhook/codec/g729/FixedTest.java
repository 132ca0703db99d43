package org.offhook.codec.g729;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FixedTest {
  @Test
  void saturates() {
    assertEquals(32767, Fixed.sat16(40000));
    assertEquals(-32768, Fixed.sat16(-40000));
    assertEquals(32767, Fixed.mult(-32768, -32768));
    assertEquals(Fixed.MAX_32, Fixed.lMult(-32768, -32768));
    assertEquals(Fixed.MAX_32, Fixed.lMac(Fixed.MAX_32, 1, 1));
    assertEquals(Fixed.MIN_32, Fixed.lShl(-5, 31));
    assertEquals(Fixed.MAX_32, Fixed.lShl(1, 40));
    assertEquals(32767, Fixed.shl(1, 16));
    assertEquals(32767, Fixed.round(Fixed.MAX_32));
  }

  @Test
  void shiftsBothWays() {
    assertEquals(-1, Fixed.shr(-1, 20));
    assertEquals(8, Fixed.shr(2, -2));
    assertEquals(2, Fixed.shrR(3, 1));
    assertEquals(0, Fixed.shrR(3, 16));
    assertEquals(-1, Fixed.lShr(-7, 60));
    assertEquals(2, Fixed.lShrR(7, 2));
  }

  @Test
  void normalises() {
    assertEquals(0, Fixed.norm32(0));
    assertEquals(31, Fixed.norm32(-1));
    assertEquals(30, Fixed.norm32(1));
    assertEquals(0, Fixed.norm32(0x40000000));
    assertEquals(14, Fixed.norm16(1));
    assertEquals(15, Fixed.norm16(-1));
  }

  @Test
  void dividesFractions() {
    assertEquals(16384, Fixed.div(1, 2));
    assertEquals(32767, Fixed.div(7, 7));
    assertEquals(32767, Fixed.div(1, 0));
  }

  @Test
  void multipliesWide() {
    assertEquals(1 << 29, Wide.mul16(1 << 30, 16384));
    assertEquals(1 << 29, Wide.mul32(1 << 30, 1 << 30));
    assertEquals(0.5, Wide.div(0x30000000, 0x60000000) / (double) (1L << 31), 1e-6);
  }

  @Test
  void approximatesElementaryFunctions() {
    for (int value = 1; value > 0 && value < 1 << 30; value = value * 3 + 1) {
      double log = Math.log(value) / Math.log(2);
      assertEquals(log, Elementary.log2(value) / 32768.0, 2e-4);
      double root = Elementary.inverseRoot(value) / (double) (1 << 30);
      assertEquals(1 / Math.sqrt(value), root, 1e-3 / Math.sqrt(value) + 2e-9);
    }
    assertEquals(Math.pow(2, 14.25), Elementary.pow2(8192), 2);
  }
}
