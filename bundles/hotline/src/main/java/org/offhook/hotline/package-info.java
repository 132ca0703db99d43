/** Automatic dialling: a fixed number is called when somebody goes off hook and types nothing. */
package org.offhook.hotline;
