#!/bin/sh
# Runs a benchmark: run.sh NAME [ARGUMENTS]. Without a name it lists them. Builds what is missing.
set -eu
here=$(cd "$(dirname "$0")" && pwd)
tree=$(dirname "$here")
if [ -n "${JAVA_HOME:-}" ]; then java=$JAVA_HOME/bin/java; else java=java; fi

list() {
  cat <<'LIST'
usage: benchmarks/run.sh NAME [ARGUMENTS]

  codecs [ROUNDS] [SECONDS]   CPU seconds of each codec for 600 s of sound; peers: ffmpeg, libopus, libbcg729
  frames [JMH OPTIONS]        microseconds for one packet of each codec, by JMH; -prof gc shows what is allocated
  boot [IMAGE] [ROUNDS]       time from exec to the first REGISTER, resident memory; peer: baresip
  setup [IMAGE] [CALLS]       INVITE to 180 and to 200, calls per second, CPU per call; peer: baresip
  calls [SECONDS] [MOST]      G.711 calls at once before 1 % of packets leave 5 ms late; peer: baresip
  lamps [IMAGE] [WATCHED]     changes of busy lamps per second, memory for each; peer: baresip's presence
  conference [SECONDS]        CPU for each second of a conference of three; peers: baresip, ffmpeg
  transfer [IMAGE]            a blind transfer from the command to the BYE; peer: baresip
  administration              1 000 lines in force, a large phonebook, assembly, upgrade; peers: nginx, baresip, tar
  all [IMAGE]                 all but frames in turn
LIST
}

build() {
  if [ ! -d "$here/target/lib" ] || [ -n "$(find "$here/pom.xml" "$here/src" -newer "$here/target/lib" -type f | head -n 1)" ]; then
    echo "benchmarks: building" >&2
    (cd "$tree" && ./mvnw -q -B -ntp -pl benchmarks -am package -DskipTests >&2)
    touch "$here/target/lib"
  fi
}

# The options of the JVM that an image starts with, but for the size of the heap, which must hold the sound.
phone_options() {
  sed -n 's/^flags="\(\$flags \)\{0,1\}\(-.*\)"$/\2/p' \
    "$tree/distribution/tool/src/main/resources/org/offhook/tool/image/offhook-phone" |
    sed 's/-Xmx[^ ]*/-Xmx640m -XX:MaxNewSize=32m/'
}

# OFFHOOK_BENCH_JAVA: options for the JVM in place of the phone's.
run() {
  build
  # shellcheck disable=SC2046,SC2086
  exec "$java" ${OFFHOOK_BENCH_JAVA-$(phone_options)} -cp "$here/target/classes:$here/target/lib/*" "$@"
}

# The image to measure: as given, or the 440HD's, assembled when it is not there.
default_image=$tree/distribution/target/images/audiocodes-440hd
on_image() {
  class=$1
  shift
  if [ $# -eq 0 ]; then
    [ -f "$default_image/image.json" ] || "$tree/offhook" image audiocodes-440hd --out "$default_image" --directory-only >&2
    set -- "$default_image"
  fi
  run "org.offhook.benchmarks.$class" "$@"
}

[ $# -gt 0 ] || { list; exit 0; }
name=$1
shift
case $name in
  codecs) run org.offhook.benchmarks.CodecSpeed "$@" ;;
  frames) run org.openjdk.jmh.Main CodecFrames "$@" ;;
  boot) on_image BootToRegister "$@" ;;
  setup) on_image CallSetup "$@" ;;
  calls) run org.offhook.benchmarks.ConcurrentCalls "$@" ;;
  lamps) on_image BusyLampUpdates "$@" ;;
  conference) run org.offhook.benchmarks.ConferenceCost "$@" ;;
  transfer) on_image TransferTime "$@" ;;
  administration) exec "$here/administration.sh" ;;
  all)
    "$here/run.sh" codecs
    "$here/run.sh" boot "$@"
    "$here/run.sh" setup "$@"
    "$here/run.sh" calls
    "$here/run.sh" lamps "$@"
    "$here/run.sh" conference
    "$here/run.sh" transfer "$@"
    "$here/run.sh" administration
    ;;
  -h | --help | list) list ;;
  *) echo "benchmarks: no benchmark \"$name\"" >&2; list >&2; exit 2 ;;
esac
