package org.offhook.api.config;

/**
 * One {@code path=value} line.
 *
 * @param line number of the line from 1, or 0 when it came from no file
 * @param path canonical path
 * @param value text, outer blanks removed
 */
public record Assignment(int line, String path, String value) {}
