/**
 * The XML files of Escene phones: {@code <mac>.xml} and {@code <account1>_Extern.xml} as settings,
 * {@code Enterprise_Phonebook.xml} and {@code <account1>_Phonebook.xml} as phonebooks, each plain
 * or encrypted. What the table {@code mapping.tsv} knows becomes the parameter of that meaning; the
 * rest is kept word for word under {@code escene/...} and written again. Parameters without an
 * Escene name travel in elements of our own, {@code offhooks/offhook}. Limits: 16 MB a file, eight
 * levels, 200 000 values; a document type is refused, so there are no entities but the five of XML.
 */
package org.offhook.dialect.escene;
