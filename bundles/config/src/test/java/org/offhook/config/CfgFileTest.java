package org.offhook.config;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.Test;
import org.offhook.api.config.Assignment;

class CfgFileTest {
  private static final UnaryOperator<String> SAME = UnaryOperator.identity();

  @Test
  void readsWhatPhonesAndPeopleWrite() {
    CfgFile file =
        CfgFile.of("\uFEFF; phone\r\n\r\n# note\r\n a/b = c \r\nd=\r\nf=10x;05x\t; map\r\ng=;\n");
    assertEquals(
        List.of(
            new Assignment(4, "a/b", "c"),
            new Assignment(5, "d", ""),
            new Assignment(6, "f", "10x;05x"),
            new Assignment(7, "g", ";")),
        file.assignments());
  }

  @Test
  void changesInPlaceKeepWhatStandsAround() {
    CfgFile file = CfgFile.of("; top\n a/b = c ; why\n\nnonsense\n");
    assertEquals("; top\n a/b = d ; why\n\nnonsense\n", file.with(Map.of("a/b", "d"), SAME).text());
  }

  @Test
  void theSpellingOfAnAliasStays() {
    UnaryOperator<String> canonical = path -> path.equals("prefered") ? "preferred" : path;
    assertEquals(
        "prefered=2\n",
        CfgFile.of("prefered=1\n").with(Map.of("preferred", "2"), canonical).text());
  }

  @Test
  void ofSeveralLinesTheOneThatCountsStays() {
    CfgFile file = CfgFile.of("a=1\nb=1\na=2\n");
    assertEquals("b=1\na=3\n", file.with(Map.of("a", "3"), SAME).text());
    assertEquals("b=1\n", file.with(Map.of("a", ""), SAME).text());
  }

  @Test
  void newPathsAreAppendedInOrder() {
    Map<String, String> changes = new LinkedHashMap<>();
    changes.put("z", "1");
    changes.put("y", "");
    changes.put("x", "2");
    assertEquals("a=1\nz=1\nx=2\n", CfgFile.of("a=1").with(changes, SAME).text());
  }

  @Test
  void aValueThatBeginsWithASemicolonIsNoComment() {
    CfgFile changed = CfgFile.of("a = 1\n").with(Map.of("a", ";x"), SAME);
    assertEquals(List.of(new Assignment(1, "a", ";x")), changed.assignments());
  }

  @Test
  void aThousandChangesInAThousandLinesAreQuick() {
    StringBuilder text = new StringBuilder();
    Map<String, String> changes = new LinkedHashMap<>();
    for (int i = 0; i < 1000; i++) {
      text.append("path/").append(i).append("=a\n");
      changes.put("path/" + i, "b");
    }
    int[] asked = {0};
    CfgFile changed =
        CfgFile.of(text.toString())
            .with(
                changes,
                path -> {
                  asked[0]++;
                  return path;
                });
    assertEquals(1000, changed.assignments().stream().filter(a -> a.value().equals("b")).count());
    assertEquals(2000, asked[0], "each line is looked up twice, whatever the number of changes");
  }
}
