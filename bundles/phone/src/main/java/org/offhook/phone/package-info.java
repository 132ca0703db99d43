/**
 * The phone: its one thread, its clock, and its calls.
 *
 * <p>A call is an INVITE session ({@link org.offhook.api.sip.Session}, RFC 3261) joined with the
 * audio of one conversation ({@link org.offhook.api.media.MediaSession}, RFC 3264). This bundle
 * decides what becomes of both: who alerts, which call has the microphone, which call is held, what
 * tone the person hears (RFC 3960), and when everything is given back.
 *
 * <p>Limits: one call at a time has the microphone; the others are held. The audio engine may be
 * replaced while calls are up: they get new audio with a re-INVITE.
 */
package org.offhook.phone;
