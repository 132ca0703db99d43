/** Ban list, anonymous-call rejection, busy on busy, lock rules. */
package org.offhook.screening;
