/**
 * Do not disturb: incoming calls are turned away with a configured code, on the whole phone or on a
 * line. A link in the chain of {@link org.offhook.api.phone.CallScreen}; whether it is on stands in
 * the {@code .cfg} file and so survives restarts.
 */
package org.offhook.dnd;
