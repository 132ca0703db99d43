package org.offhook.tool;

import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.IVersionProvider;

/** {@code offhook version}. */
@Command(
    name = "version",
    mixinStandardHelpOptions = true,
    description = "Shows the versions of Offhook and of Java.")
final class VersionCommand implements Callable<Integer> {
  @Override
  public Integer call() {
    System.out.println(text());
    return 0;
  }

  static String text() {
    return "offhook %s, java %s".formatted(Tree.version(), Runtime.version());
  }

  /** The same for {@code --version}. */
  static final class Provider implements IVersionProvider {
    @Override
    public String[] getVersion() {
      return new String[] {text()};
    }
  }
}
