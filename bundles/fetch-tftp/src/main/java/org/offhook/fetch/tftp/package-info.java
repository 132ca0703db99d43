/** Gets files by TFTP with block size, timeout and size options. */
package org.offhook.fetch.tftp;
