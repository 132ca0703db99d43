/** The {@code offhook} command: assembles images, and works on files without a phone. */
package org.offhook.tool;
