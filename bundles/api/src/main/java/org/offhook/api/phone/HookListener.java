package org.offhook.api.phone;

/** Hears when the handset is put back; register it as a service. Phone thread. */
public interface HookListener {
  /**
   * The handset is put back.
   *
   * @param talking whether a call was active, which ends by that
   */
  void onHook(boolean talking);
}
