package org.offhook.audio.sound;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.offhook.testkit.VirtualTime;
import org.osgi.service.component.ComponentContext;

class SoundWatchTest {
  @Test
  void theDeviceComesAndGoesWithTheCard() throws InterruptedException {
    Cable.plugged = false;
    Assumptions.assumeFalse(Mixers.any(), "this machine has a sound card of its own");
    var done = new LinkedBlockingQueue<String>();
    var context =
        (ComponentContext)
            Proxy.newProxyInstance(
                getClass().getClassLoader(),
                new Class<?>[] {ComponentContext.class},
                (proxy, method, args) -> done.add(method.getName() + " " + args[0]) ? null : null);
    var time = new VirtualTime();
    var watch = new SoundWatch(context, time);

    Cable.plugged = true;
    time.advance(Duration.ofMillis(500));
    assertEquals("enableComponent " + SoundDevice.NAME, done.poll(5, TimeUnit.SECONDS));

    Cable.plugged = false;
    String gone = null;
    for (int i = 0; i < 50 && gone == null; i++) {
      // A scan that is still under way swallows a look: the next one finds out.
      time.advance(Duration.ofSeconds(5));
      gone = done.poll(100, TimeUnit.MILLISECONDS);
    }
    assertEquals("disableComponent " + SoundDevice.NAME, gone);

    watch.deactivate();
    assertEquals(0, time.pending());
  }
}
