/** Blind, semi-attended and attended transfer of calls. */
package org.offhook.transfer;
