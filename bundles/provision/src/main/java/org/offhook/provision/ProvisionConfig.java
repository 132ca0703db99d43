package org.offhook.provision;

import org.offhook.api.config.Cfg;
import org.osgi.service.metatype.annotations.AttributeDefinition;
import org.osgi.service.metatype.annotations.AttributeType;
import org.osgi.service.metatype.annotations.ObjectClassDefinition;
import org.osgi.service.metatype.annotations.Option;

/** Where the phone finds its files, and when it looks. */
@ObjectClassDefinition(pid = ProvisionConfig.PID, name = "Provisioning")
@interface ProvisionConfig {
  /** PID. */
  String PID = "org.offhook.provision";

  @AttributeDefinition(
      name = "Method",
      description = "How the place of the files is learned: not at all, by asking, or as written.",
      options = {
        @Option(label = "off", value = "DISABLE"),
        @Option(label = "asked for", value = "DYNAMIC"),
        @Option(label = "fixed", value = "STATIC")
      })
  @Cfg(path = "provisioning/method")
  String method() default "DYNAMIC";

  @AttributeDefinition(
      name = "Configuration URL",
      description = "Fixed place of the configuration; <MAC> and <MODEL> are filled in.")
  @Cfg(path = "provisioning/configuration/url")
  String configurationUrl() default "";

  @AttributeDefinition(
      name = "Firmware URL",
      description = "Fixed place of the firmware; without a file name <model>.img.")
  @Cfg(path = "provisioning/firmware/url")
  String firmwareUrl() default "";

  @AttributeDefinition(
      name = "Features",
      description =
          "Places of feature files that are taken while the phone runs, with blanks between.")
  @Cfg(path = "offhook/provisioning/features")
  String features() default "";

  @AttributeDefinition(
      name = "Server",
      description =
          "Escene's way to write a fixed place: host and directory without a scheme; counts where"
              + " there is no configuration URL.")
  @Cfg(path = "offhook/provision/server")
  String server() default "";

  @AttributeDefinition(
      name = "Protocol",
      description = "How the server is spoken to.",
      options = {
        @Option(label = "TFTP", value = "TFTP"),
        @Option(label = "HTTP", value = "HTTP"),
        @Option(label = "FTP", value = "FTP"),
        @Option(label = "HTTPS", value = "HTTPS")
      })
  @Cfg(path = "offhook/provision/protocol")
  String protocol() default "TFTP";

  @AttributeDefinition(
      name = "Technician's code",
      description =
          "Digits that, typed before the address of a server with * for dots and ** after it, make"
              + " that the fixed server and have the phone look there; empty for none.")
  @Cfg(path = "offhook/provision/technician_code")
  String technicianCode() default "";

  @AttributeDefinition(
      name = "User name",
      description = "Name the phone gives at FTP, HTTP and HTTPS servers.")
  @Cfg(path = "provisioning/configuration/http_auth/user_name")
  String userName() default "";

  @AttributeDefinition(
      name = "Password",
      description = "Password that belongs to the user name.",
      type = AttributeType.PASSWORD)
  @Cfg(path = "provisioning/configuration/http_auth/password")
  String _password() default "";

  @AttributeDefinition(
      name = "DHCP option",
      description = "Number of the DHCP option that carries the place of the files.",
      min = "0",
      max = "255")
  @Cfg(path = "provisioning/url_option_value")
  int urlOption() default 160;

  @AttributeDefinition(
      name = "Redirect server",
      description = "Asked by HTTPS when nothing else gave a place; it redirects to one.")
  @Cfg(path = "provisioning/redirect_server_url")
  String redirectServer() default "https://redirect.audiocodes.com";

  @AttributeDefinition(
      name = "Random wait",
      description = "Checks by schedule wait at random between 1 and this many seconds.",
      min = "0",
      max = "65535")
  @Cfg(path = "provisioning/random_provisioning_time")
  int randomSeconds() default 120;

  @AttributeDefinition(
      name = "Period",
      description = "How often the phone looks for new files; it always does when it starts.",
      options = {
        @Option(label = "every five minutes", value = "EVERY5MINUTES"),
        @Option(label = "every quarter of an hour", value = "EVERY15MINUTES"),
        @Option(label = "by hours", value = "HOURLY"),
        @Option(label = "each day", value = "DAILY"),
        @Option(label = "each week", value = "WEEKLY"),
        @Option(label = "when it starts only", value = "POWERUP")
      })
  @Cfg(path = "provisioning/period/type")
  String period() default "DAILY";

  @AttributeDefinition(
      name = "Hours",
      description = "Hours between two checks, for the period HOURLY.",
      min = "1",
      max = "168")
  @Cfg(path = "provisioning/period/hourly/hours_interval")
  int hours() default 24;

  @AttributeDefinition(
      name = "Time of day",
      description = "Time hh:mm of the check, for the period DAILY.")
  @Cfg(path = "provisioning/period/daily/time")
  String dailyTime() default "00:00";

  @AttributeDefinition(
      name = "Day of the week",
      description = "Day of the check, for the period WEEKLY.",
      options = {
        @Option(label = "Sunday", value = "SUNDAY"),
        @Option(label = "Monday", value = "MONDAY"),
        @Option(label = "Tuesday", value = "TUESDAY"),
        @Option(label = "Wednesday", value = "WEDNESDAY"),
        @Option(label = "Thursday", value = "THURSDAY"),
        @Option(label = "Friday", value = "FRIDAY"),
        @Option(label = "Saturday", value = "SATURDAY")
      })
  @Cfg(path = "provisioning/period/weekly/day")
  String weeklyDay() default "SUNDAY";

  @AttributeDefinition(
      name = "Time of day in the week",
      description = "Time hh:mm of the check, for the period WEEKLY.")
  @Cfg(path = "provisioning/period/weekly/time")
  String weeklyTime() default "00:00";

  @AttributeDefinition(
      name = "Frequency",
      description =
          "Escene's rule instead of the period: this many hours pass, then the next time of day"
              + " counts; -1 leaves the rule out.",
      min = "-1",
      max = "8760")
  @Cfg(path = "offhook/provision/frequency")
  int frequency() default -1;

  @AttributeDefinition(
      name = "Time of day after the frequency",
      description = "Time hh:mm for Escene's rule; None for the frequency alone.")
  @Cfg(path = "offhook/provision/time")
  String frequencyTime() default "None";

  @AttributeDefinition(
      name = "Check when starting",
      description = "Whether the phone looks for new files when it starts.")
  @Cfg(path = "offhook/provision/boot_check")
  boolean bootCheck() default true;

  @AttributeDefinition(
      name = "Flavour of the files",
      description = "Whose file names the phone asks for; empty for those of its vendor.",
      options = {
        @Option(label = "of the vendor", value = ""),
        @Option(label = "AudioCodes and Genesys", value = "audiocodes"),
        @Option(label = "Escene", value = "escene"),
        @Option(label = "BroadSoft pair", value = "broadsoft")
      })
  @Cfg(path = "offhook/provision/files")
  String flavour() default "";

  @AttributeDefinition(
      name = "Hardware address",
      description = "Twelve hexadecimal digits; empty for the address of the host's network card.")
  @Cfg(path = "offhook/provision/mac")
  String ownMac() default "";

  @AttributeDefinition(
      name = "Configuration",
      description = "Whether the configuration is fetched.")
  @Cfg(path = "offhook/provision/items/configuration")
  boolean wantsConfiguration() default true;

  @AttributeDefinition(name = "Firmware", description = "Whether firmware is fetched.")
  @Cfg(path = "offhook/provision/items/firmware")
  boolean wantsFirmware() default true;

  @AttributeDefinition(
      name = "Keys",
      description = "Whether the file of the keys and expansion modules is fetched.")
  @Cfg(path = "offhook/provision/items/keys")
  boolean wantsKeys() default true;

  @AttributeDefinition(
      name = "Enterprise phonebook",
      description = "Whether the phonebook of the site is fetched.")
  @Cfg(path = "offhook/provision/items/enterprise_phonebook")
  boolean wantsEnterpriseBook() default true;

  @AttributeDefinition(
      name = "Personal phonebook",
      description = "Whether the phonebook of the account is fetched.")
  @Cfg(path = "offhook/provision/items/personal_phonebook")
  boolean wantsAccountBook() default true;

  @AttributeDefinition(
      name = "Ring tones",
      description = "Archive of ring tones, fetched when the phone starts.")
  @Cfg(path = "provisioning/ring_tone_uri")
  String ringTones() default "";

  @AttributeDefinition(
      name = "Corporate directory",
      description = "Place of the text-based corporate directory.")
  @Cfg(path = "provisioning/corporate_directory_uri")
  String directory() default "";

  @AttributeDefinition(name = "Speed dials", description = "Place of the list of speed dials.")
  @Cfg(path = "provisioning/speed_dial_uri")
  String speedDials() default "";
}
