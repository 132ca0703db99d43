/**
 * Phonebooks: the personal one, stored in {@code DATA/contacts/}, and those that come from servers
 * (enterprise, of the account, text-based corporate directory). Search by name and number, the name
 * of who calls, import and export. Limits: 300 personal contacts, 20 000 in a book from a server.
 */
package org.offhook.contacts;
