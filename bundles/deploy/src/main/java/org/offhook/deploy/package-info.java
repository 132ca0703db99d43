/**
 * Hot deployment: bundles and features arrive, are replaced and leave while the phone runs.
 *
 * <p>Three ways: a file in {@code DATA/deploy/}, a shell command, a feature file. A bundle that is
 * already there under the same symbolic name is updated in place, so its identity, start level and
 * state stay; taking the file away brings back what the image holds. What fails is undone: the
 * bundles that were there are there again, and nothing outside the wiring of what changed has been
 * refreshed.
 *
 * <p>Limits: the framework itself and the launcher belong to the image and cannot be replaced here;
 * a file counts as complete when it has not changed for 150 ms.
 */
package org.offhook.deploy;
