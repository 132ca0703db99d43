package org.offhook.tones;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.offhook.api.media.Tone;
import org.offhook.api.media.ToneSource;
import org.osgi.service.component.annotations.Activate;
import org.osgi.service.component.annotations.Component;
import org.osgi.service.component.annotations.Modified;
import org.osgi.service.component.annotations.Reference;
import org.osgi.service.component.annotations.ReferenceCardinality;
import org.osgi.service.component.annotations.ReferencePolicy;
import org.osgi.service.component.annotations.ReferencePolicyOption;
import org.osgi.service.metatype.annotations.Designate;

/** The tones in force: of the selected country, or of one's own. Safe from any thread. */
@Component(configurationPid = "org.offhook.tones")
@Designate(ocd = ToneConfig.class)
public final class Tones implements ToneSource {
  private final List<ToneDefinition> definitions = new ArrayList<>();
  private ToneConfig config;
  private volatile Map<Occasion, Tone> tones = Map.of();

  @Activate
  public Tones(ToneConfig config) {
    configure(config);
  }

  @Modified
  synchronized void configure(ToneConfig changed) {
    config = changed;
    gather();
  }

  @Reference(
      cardinality = ReferenceCardinality.MULTIPLE,
      policy = ReferencePolicy.DYNAMIC,
      policyOption = ReferencePolicyOption.GREEDY)
  synchronized void addDefinition(ToneDefinition definition) {
    definitions.add(definition);
    gather();
  }

  synchronized void removeDefinition(ToneDefinition definition) {
    definitions.remove(definition);
    gather();
  }

  @Override
  public Optional<Tone> tone(Occasion occasion) {
    return Optional.ofNullable(tones.get(occasion));
  }

  private void gather() {
    double ringer = Math.min(0, config.ringerSignalLevel());
    var levels = new Country.Levels(-config.toneSignalLevel(), ringer);
    var all = new EnumMap<Occasion, Tone>(Country.read("USA", levels));
    if (config.useConfigFileValues()) {
      all.putAll(
          DefinedTones.read(
              definitions.stream().<Map<String, ?>>map(ToneDefinition::properties).toList()));
    } else {
      all.putAll(Country.read(config.selectedCountry(), levels));
    }
    tones = all;
  }
}
