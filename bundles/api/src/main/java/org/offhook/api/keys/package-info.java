/**
 * Keys and lamps: what a key does is a service, what it shows is a lamp and a label.
 *
 * <p>Way of a press: a face (screen, web, shell) presses a {@link org.offhook.api.keys.Keys key};
 * the {@link org.offhook.api.keys.KeyFunction} of its configured type acts. Where no bundle offers
 * that type, the key says so instead of failing.
 */
@org.osgi.annotation.bundle.Export
@org.osgi.annotation.versioning.Version("0.1.0")
package org.offhook.api.keys;
