/**
 * The configuration engine: reads the metatype of whatever is installed, maps the {@code
 * path=value} lines of the stored {@code phone.cfg} onto Config Admin, checks every change before
 * it is written, and writes so that a power cut leaves a complete old or a complete new file. Lines
 * that no bundle claims are kept word for word. Secrets may stand in the file encrypted (3DES in
 * CBC mode, NIST SP 800-67; AES-GCM, NIST SP 800-38D) with keys of the phone's own.
 *
 * <p>Limits: attributes with several values (metatype cardinality) and fractions are not mapped;
 * whole encrypted files are not read.
 */
package org.offhook.config;
