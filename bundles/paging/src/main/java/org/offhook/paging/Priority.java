package org.offhook.paging;

/** Ranks of groups, lowest first. */
enum Priority {
  /** Kept out by do-not-disturb. */
  NORMAL,
  /** Heard all the same. */
  PRIORITY,
  /** Heard whatever the person does. */
  EMERGENCY
}
