package org.offhook.digest.aka;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HexFormat;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The test sets that are published for the functions (3GPP TS 35.207 and 35.208). */
class MilenageTest {
  private static byte[] hex(String text) {
    return HexFormat.of().parseHex(text);
  }

  private static String hex(byte[] bytes) {
    return HexFormat.of().formatHex(bytes);
  }

  @ParameterizedTest
  @CsvSource({
    // Test set 1
    "465b5ce8b199b49faa5f0a2ee238a6bc,23553cbe9637a89d218ae64dae47bf35,ff9bb4d0b607,b9b9,"
        + "cdc202d5123e20f62b6d676ac72cb318,cd63cb71954a9f4e48a5994e37a02baf,"
        + "4a9ffac354dfafb3,01cfaf9ec4e871e9,a54211d5e3ba50bf,aa689c648370,451e8beca43b",
    // Test set 2
    "0396eb317b6d1c36f19c1c84cd6ffd16,c00d603103dcee52c4478119494202e8,fd8eef40df7d,af17,"
        + "ff53bade17df5d4e793073ce9d7579fa,53c15671c60a4b731c55b4a441c0bde2,"
        + "5df5b31807e258b0,a8c016e51ef4a343,d3a628ed988620f0,c47783995f72,30f1197061c1",
    // Test set 3
    "fec86ba6eb707ed08905757b1bb44b8f,9f7c8d021accf4db213ccff0c7f71a6a,9d0277595ffc,725c,"
        + "dbc59adcb6f9a0ef735477b7fadf8374,1006020f0a478bf6b699f15c062e42b3,"
        + "9cabc3e99baf7281,95814ba2b3044324,8011c48c0c214ed2,33484dc2136b,deacdd848cc6"
  })
  void publishedVectors(
      String key,
      String rand,
      String sqn,
      String amf,
      String op,
      String opc,
      String f1,
      String f1Star,
      String f2,
      String f5,
      String f5Star) {
    byte[] random = hex(rand);
    for (Milenage functions :
        new Milenage[] {Milenage.withOp(hex(key), hex(op)), Milenage.withOpc(hex(key), hex(opc))}) {
      assertEquals(f1, hex(functions.f1(random, hex(sqn), hex(amf))));
      assertEquals(f1Star, hex(functions.f1Star(random, hex(sqn), hex(amf))));
      assertEquals(f2, hex(functions.f2(random)));
      assertEquals(f5, hex(functions.f5(random)));
      assertEquals(f5Star, hex(functions.f5Star(random)));
    }
  }
}
