/**
 * Gets files by TFTP (RFC 1350) with the options for block size, timeout and size (RFC 2347, 2348,
 * 2349). Limits: octet mode only; the protocol knows neither users nor conditions nor resumption,
 * so a file is always fetched as a whole.
 */
package org.offhook.fetch.tftp;
