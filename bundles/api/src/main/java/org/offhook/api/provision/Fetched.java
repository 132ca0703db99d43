package org.offhook.api.provision;

/**
 * How fetching a file ended.
 *
 * @param modified false when the server said that the file is the one known already
 * @param etag entity tag as the server wrote it (RFC 9110 section 8.8.3), or empty
 * @param lastModified date as the server wrote it, or empty
 * @param length bytes of the whole file; 0 when not modified
 * @param type media type as the server wrote it, or empty
 */
public record Fetched(
    boolean modified, String etag, String lastModified, long length, String type) {}
