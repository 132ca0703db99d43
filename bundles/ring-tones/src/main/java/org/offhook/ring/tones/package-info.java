/**
 * Ring tones from zip and tgz archives of WAV files, kept in {@code DATA/ring-tones/}. Limits: an
 * archive of 16 MB that unpacks to 32 MB at most, 64 tones in it, 4 MB each.
 */
package org.offhook.ring.tones;
