/**
 * The lock of the phone. Locked with a PIN, it takes and places the calls that the policy allows,
 * and emergency calls always; everything else waits for the PIN. A line may besides be locked by
 * its server, which says so by a response to a call; what is called then is for the server to
 * judge, and whether the line rings is configured.
 *
 * <p>Limits: the shell is the administrator's and is not locked. Five wrong PINs make the phone
 * wait, each further one longer; a restart forgets them.
 */
package org.offhook.lock;
