/** Reads and writes the XML files of Escene phones. */
package org.offhook.dialect.escene;
