/** Reads and writes the pair of files that BroadSoft-compatible servers give. */
package org.offhook.dialect.broadsoft;
