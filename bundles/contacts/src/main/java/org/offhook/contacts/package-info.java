/** Phonebooks: personal, enterprise and per account; speed-dial lists as files. */
package org.offhook.contacts;
