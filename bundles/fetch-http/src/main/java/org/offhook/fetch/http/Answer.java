package org.offhook.fetch.http;

import java.io.IOException;
import java.io.InputStream;
import java.net.HttpURLConnection;
import java.net.URI;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.offhook.api.provision.FetchRequest;
import org.offhook.api.provision.FetchSink;
import org.offhook.api.provision.Fetched;
import org.offhook.api.time.Clock;

/** What the server answers, taken only within the bounds that were asked for. */
record Answer(
    HttpURLConnection connection, FetchRequest request, URI place, Clock clock, long deadline) {
  private static final Pattern RANGE =
      Pattern.compile("bytes (\\d{1,18})-\\d{1,18}/(\\d{1,18}|\\*)");

  Fetched into(FetchSink sink) throws IOException {
    int status = connection.getResponseCode();
    if (status == 304) {
      return new Fetched(false, request.etag(), request.lastModified(), 0, "");
    }
    if (status == 401) {
      throw refused(
          request.user().isEmpty()
              ? "the server answers 401: it wants a user name and password"
              : "the server answers 401: it refuses the user name or password");
    }
    if (status != 200 && status != 206) {
      throw refused("the server answers " + status);
    }
    if (field("Content-Type").toLowerCase(Locale.ROOT).startsWith("text/html") && !wantsPage()) {
      throw refused("the server answers with a web page instead of the file");
    }
    if (!field("Content-Encoding").matches("(?i)(identity)?")) {
      throw refused("the server sends it packed, which was not asked for");
    }
    long offset = status == 206 ? offset() : 0;
    long rest = connection.getContentLengthLong();
    long whole = rest < 0 ? -1 : offset + rest;
    if (whole > request.maxBytes()) {
      throw refused("has " + whole + " bytes, more than " + request.maxBytes());
    }
    sink.begins(offset, whole);
    long end = copy(sink, offset);
    if (whole >= 0 && end != whole) {
      throw refused("ends after " + end + " of " + whole + " bytes");
    }
    return new Fetched(true, field("ETag"), field("Last-Modified"), end, field("Content-Type"));
  }

  private long copy(FetchSink sink, long offset) throws IOException {
    byte[] buffer = new byte[16_384];
    long at = offset;
    try (InputStream in = connection.getInputStream()) {
      for (int got = in.read(buffer); got >= 0; got = in.read(buffer)) {
        at += got;
        if (at > request.maxBytes()) {
          throw refused("goes on after " + request.maxBytes() + " bytes");
        }
        if (clock.nanos() - deadline >= 0) {
          throw Errand.tooLong(place, request);
        }
        sink.write(buffer, 0, got);
      }
    }
    return at;
  }

  private long offset() throws IOException {
    Matcher range = RANGE.matcher(field("Content-Range"));
    if (!range.matches() || Long.parseLong(range.group(1)) != request.resumeFrom()) {
      throw refused("resumes at another place than asked");
    }
    boolean known = !request.etag().isEmpty() && !field("ETag").isEmpty();
    if (known && !field("ETag").equals(request.etag())) {
      throw refused("resumes another file than asked");
    }
    return request.resumeFrom();
  }

  private boolean wantsPage() {
    return String.valueOf(place.getPath()).toLowerCase(Locale.ROOT).matches(".*\\.html?");
  }

  private String field(String name) {
    String value = connection.getHeaderField(name);
    return value == null ? "" : value;
  }

  private IOException refused(String why) {
    return new Refused(Errand.shown(place) + ": " + why);
  }
}
