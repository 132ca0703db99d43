/**
 * The BroadSoft-compatible pair of files: {@code <mac>.cfg} for the system and {@code <mac>.txt}
 * for the accounts. The manuals name the files and not their lines; ours are {@code name = value}
 * with {@code account.1.user} and the like for accounts from 1, and a name with dots for every
 * other path; see the documentation. Limits: 4 MB a file, 4096 characters a line.
 */
package org.offhook.dialect.broadsoft;
