/**
 * The configuration engine: reads the metatype of whatever is installed, maps the {@code
 * path=value} lines of the stored {@code phone.cfg} onto Config Admin, checks every change before
 * it is written, and writes so that a power cut leaves a complete old or a complete new file. Lines
 * that no bundle claims are kept word for word.
 */
package org.offhook.config;
