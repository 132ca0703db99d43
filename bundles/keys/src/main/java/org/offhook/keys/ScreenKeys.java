package org.offhook.keys;

import java.util.Locale;
import org.offhook.api.keys.Indicator;
import org.offhook.api.keys.Key;
import org.offhook.api.keys.KeyFunction;
import org.offhook.api.phone.Phone;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Reference;

/**
 * Keys that open a screen and do nothing else, while {@link ScreenKeysOffer} offers them: there are
 * none where nobody shows screens.
 */
@Component(
    enabled = false,
    property = {
      KeyFunction.TYPE + "=CALENDAR",
      KeyFunction.TYPE + "=HOT_DESKING",
      KeyFunction.TYPE + "=MENU",
      KeyFunction.TYPE + "=SERVICE",
      "service.ranking:Integer=-100"
    })
public final class ScreenKeys implements KeyFunction {
  private final Phone phone;
  private final ScreenRequests requests;

  /** With those who show screens. */
  @Activate
  public ScreenKeys(@Reference Phone phone, @Reference ScreenRequests requests) {
    this.phone = phone;
    this.requests = requests;
  }

  @Override
  public Use use(Key key, Indicator indicator) {
    String screen = Place.type(key);
    String name = screen.toLowerCase(Locale.ROOT).replace('_', ' ');
    indicator.label(name.substring(0, 1).toUpperCase(Locale.ROOT) + name.substring(1));
    return new Pressed(
        () -> {
          if (!requests.open(screen)) {
            phone.notice("no screen shows this: " + name);
          }
        });
  }
}
