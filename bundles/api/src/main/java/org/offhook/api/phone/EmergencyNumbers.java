package org.offhook.api.phone;

/** Knows the numbers that may always be called. Safe from any thread. */
public interface EmergencyNumbers {
  /** Whether a number, as typed, is one of them. */
  boolean isEmergency(String number);
}
