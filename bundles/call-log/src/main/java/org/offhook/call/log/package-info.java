/**
 * The log of calls: dialled, received and missed ones, each list of bounded length, kept in a file
 * that survives power cuts: a line is added and forced to the disk when a call has ended, and
 * carries a checksum, so that a torn one is known and nothing else is lost.
 */
package org.offhook.call.log;
