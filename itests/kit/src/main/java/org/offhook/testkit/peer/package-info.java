/** Foreign programs that the phone is proven against, started and driven by tests. */
package org.offhook.testkit.peer;
