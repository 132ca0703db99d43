package org.offhook.tool;

import jakarta.json.Json;
import jakarta.json.JsonObject;
import jakarta.json.JsonString;
import jakarta.json.JsonValue;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** {@code offhook image inspect}: shows and verifies an image. */
@Command(
    name = "inspect",
    mixinStandardHelpOptions = true,
    description = {
      "Shows a firmware file or the directory of an image, and compares every digest.",
      "Exits with 1 when something is damaged or the signature is not that of the key."
    },
    footer = {
      "",
      "Examples:",
      "  offhook image inspect audiocodes-440hd-0.1.0.img",
      "  offhook image inspect audiocodes-440hd-0.1.0.img --key vendor.pub.pem"
    })
final class InspectCommand implements Callable<Integer> {
  @Parameters(paramLabel = "FILE", description = "a firmware file, or the directory of an image")
  Path file;

  @Option(
      names = "--key",
      paramLabel = "FILE",
      description = "Ed25519 public key (PEM) to verify with")
  Path key;

  @Override
  public Integer call() throws Exception {
    List<String> damages = Files.isDirectory(file) ? directory() : firmware();
    damages.forEach(damage -> System.out.println("DAMAGED " + damage));
    if (damages.isEmpty()) {
      System.out.println("all digests are right");
    }
    return damages.isEmpty() ? 0 : 1;
  }

  private List<String> firmware() throws Exception {
    try (InputStream in = new BufferedInputStream(Files.newInputStream(file))) {
      Firmware.Head head = Firmware.readHead(in);
      print(head.header());
      List<String> damages = new ArrayList<>(Firmware.damages(head, in));
      System.out.println("signature  " + signature(head, damages));
      return damages;
    }
  }

  private String signature(Firmware.Head head, List<String> damages) throws Exception {
    if (head.signature().length == 0 && key == null) {
      return "none";
    }
    if (key == null) {
      return "Ed25519; name the public key with --key to verify it";
    }
    if (head.isSignedBy(SigningKeys.publicKey(key))) {
      return "Ed25519, by " + key;
    }
    damages.add("signature: not by " + key);
    return head.signature().length == 0 ? "none" : "Ed25519, by another key";
  }

  private static void print(JsonObject header) {
    for (Map.Entry<String, JsonValue> entry : header.entrySet()) {
      if (entry.getValue().getValueType() != JsonValue.ValueType.ARRAY) {
        System.out.printf("%-10s %s%n", entry.getKey(), text(entry.getValue()));
      }
    }
    for (JsonObject part : header.getJsonArray("parts").getValuesAs(JsonObject.class)) {
      System.out.printf(
          "part       %s, %d bytes, sha-256 %s%n",
          part.getString("name"),
          part.getJsonNumber("length").longValue(),
          part.getString("sha256"));
    }
  }

  private static String text(JsonValue value) {
    return value instanceof JsonString string ? string.getString() : value.toString();
  }

  private List<String> directory() throws IOException {
    JsonObject manifest;
    try (var reader =
        Json.createReader(Files.newBufferedReader(file.resolve(ImageDirectory.MANIFEST)))) {
      manifest = reader.readObject();
    }
    for (String name : List.of("name", "model", "version")) {
      System.out.printf("%-10s %s%n", name, manifest.getString(name));
    }
    System.out.printf("%-10s %d%n", "bundles", manifest.getJsonArray("bundles").size());
    JsonObject digests = manifest.getJsonObject("files");
    List<String> damages = new ArrayList<>();
    for (String name : digests.keySet()) {
      Path part = file.resolve(name);
      if (!Files.isRegularFile(part)) {
        damages.add(name + " is missing");
      } else if (!Digests.of(part).equals(digests.getString(name))) {
        damages.add(name + ": its digest is not that of the manifest");
      }
    }
    ImageFiles.below(file).stream()
        .filter(name -> !digests.containsKey(name))
        .forEach(name -> damages.add(name + " is not in the manifest"));
    return damages;
  }
}
