import java.io.IOException;
import java.io.InputStream;
import java.net.InetSocketAddress;
import java.net.ProxySelector;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.util.HexFormat;

/**
 * What mvnw needs where the system has neither curl nor wget, or no sha512sum. Run as a source file:
 * {@code java Fetch.java get URL FILE} or {@code java Fetch.java sha512 FILE}.
 */
public class Fetch {
  public static void main(String[] arguments) throws Exception {
    if (arguments[0].equals("get")) {
      get(URI.create(arguments[1]), Path.of(arguments[2]));
    } else {
      System.out.println(sha512(Path.of(arguments[1])));
    }
  }

  private static void get(URI from, Path to) throws IOException, InterruptedException {
    HttpClient.Builder client =
        HttpClient.newBuilder().followRedirects(HttpClient.Redirect.NORMAL);
    String proxy = System.getenv().getOrDefault("https_proxy", System.getenv("HTTPS_PROXY"));
    if (proxy != null && !proxy.isBlank()) {
      URI address = URI.create(proxy.contains("://") ? proxy : "http://" + proxy);
      int port = address.getPort() < 0 ? 80 : address.getPort();
      client.proxy(ProxySelector.of(new InetSocketAddress(address.getHost(), port)));
    }
    HttpResponse<Path> response =
        client
            .build()
            .send(HttpRequest.newBuilder(from).build(), HttpResponse.BodyHandlers.ofFile(to));
    if (response.statusCode() != 200) {
      throw new IOException(from + " answered " + response.statusCode());
    }
  }

  private static String sha512(Path file) throws Exception {
    MessageDigest digest = MessageDigest.getInstance("SHA-512");
    try (InputStream in = new DigestInputStream(Files.newInputStream(file), digest)) {
      in.transferTo(java.io.OutputStream.nullOutputStream());
    }
    return HexFormat.of().formatHex(digest.digest());
  }
}
