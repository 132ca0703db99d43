/** Which ring tone a call rings with. */
package org.offhook.ringing;
