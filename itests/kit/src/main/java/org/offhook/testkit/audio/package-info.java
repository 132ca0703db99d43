/** Sound to test with, and how like two recordings are. */
package org.offhook.testkit.audio;
