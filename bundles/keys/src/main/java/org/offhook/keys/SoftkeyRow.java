package org.offhook.keys;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.offhook.api.config.Settings;
import org.offhook.api.keys.Key;
import org.offhook.api.phone.CallState;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Deactivate;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.metatype.annotations.Designate;

/**
 * The keys under the screen: those of the state the phone is in, as far as somebody offers what
 * they do; where they are more than the model has room for, the last one turns the page.
 */
@Component(service = SoftkeyRow.class, configurationPid = SoftkeysConfig.PID, immediate = true)
@Designate(ocd = SoftkeysConfig.class)
public final class SoftkeyRow {
  private static final String BLIND = "voip/signalling/sip/sk_blind_transfer/enable";

  private final KeyBoard board;
  private final Desk desk;
  private final Changes changes;
  private final Settings settings;
  private final Runnable unwatch;
  private final List<ConfiguredSoftkey> configured = new CopyOnWriteArrayList<>();
  private volatile SoftkeysConfig config;

  /** With the keys they are among. */
  @Activate
  public SoftkeyRow(
      @Reference KeyBoard board,
      @Reference Desk desk,
      @Reference Changes changes,
      @Reference Settings settings,
      SoftkeysConfig config) {
    this.board = board;
    this.desk = desk;
    this.changes = changes;
    this.settings = settings;
    this.config = config;
    this.unwatch = changes.watch(this::show);
  }

  @Modified
  void modified(SoftkeysConfig now) {
    config = now;
    changes.tell();
  }

  @Reference(
      service = ConfiguredSoftkey.class,
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC)
  void bindSoftkey(ConfiguredSoftkey key) {
    configured.add(key);
    changes.tell();
  }

  void unbindSoftkey(ConfiguredSoftkey key) {
    configured.remove(key);
    changes.tell();
  }

  /** What the phone does now. */
  PhoneState state() {
    return desk.state();
  }

  private void show() {
    if (board.model().softkeys() > 0) {
      board.row(page(all(), board.model().softkeys()));
    }
  }

  private List<Key> all() {
    boolean blind = !settings.get(BLIND).orElse("1").equals("0");
    SoftkeySets sets =
        new SoftkeySets(config, configured.stream().map(ConfiguredSoftkey::slot).toList(), blind);
    boolean waits = !desk.calls(CallState.RINGING_IN).isEmpty();
    return sets.of(desk.state(), waits, desk.second().isPresent()).stream()
        .filter(key -> board.function(Place.type(key)).isPresent())
        .toList();
  }

  /** The page that was turned to, with the keys in their places. */
  private List<Key> page(List<Key> all, int room) {
    List<Key> page = new ArrayList<>(all);
    if (all.size() > room) {
      int size = room - 1;
      int pages = (all.size() + size - 1) / size;
      int first = desk.page() % pages * size;
      page = new ArrayList<>(all.subList(first, Math.min(first + size, all.size())));
      page.add(new Key(SoftkeySets.id(room), "MORE", "More", java.util.Map.of()));
    }
    List<Key> placed = new ArrayList<>();
    for (int place = 1; place <= page.size(); place++) {
      Key key = page.get(place - 1);
      int at = key.type().equals("MORE") ? room : place;
      placed.add(new Key(SoftkeySets.id(at), key.type(), key.label(), key.values()));
    }
    return placed;
  }

  @Deactivate
  void close() {
    unwatch.run();
  }
}
