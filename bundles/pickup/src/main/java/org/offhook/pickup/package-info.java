/** Parks calls, retrieves them, and picks up calls that ring elsewhere. */
package org.offhook.pickup;
