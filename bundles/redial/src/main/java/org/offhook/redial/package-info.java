/**
 * Calling again: the last number that was dialled, the last one that called, and a busy one until
 * it is free.
 */
package org.offhook.redial;
