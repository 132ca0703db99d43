/** Gets files by FTP. */
package org.offhook.fetch.ftp;
