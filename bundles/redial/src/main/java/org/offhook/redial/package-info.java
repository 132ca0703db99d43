/** Redial, automatic redial on busy, call back, automatic dialling off-hook. */
package org.offhook.redial;
