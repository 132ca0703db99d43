/** Three-way conferences on the phone, and conferences on a server. */
package org.offhook.conference;
