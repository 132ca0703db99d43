/** Network time, time zone and daylight saving. */
package org.offhook.time.sync;
