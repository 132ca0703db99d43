/** Gets files by HTTP and HTTPS with conditional requests and resumption. */
package org.offhook.fetch.http;
