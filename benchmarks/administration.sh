#!/bin/sh
# What an administrator waits for, each with its peer in the same run:
#   a configuration of 1 000 lines from the server until it is in force   peer: nginx -t with as many
#   memory of a phonebook of 10 000 entries                                peer: baresip's contacts
#   assembling an image and its firmware file                              peer: tar czf of the same
#   upgrading until the new image has proved itself                        peer: tar xzf of the same, and sync
# Needs nginx, baresip and openssl.
set -eu
tree=$(cd "$(dirname "$0")/.." && pwd)
java=${JAVA_HOME:+$JAVA_HOME/bin/}java
work=$(mktemp -d)
chmod 755 "$work"
pids=
finish() { for pid in $pids; do kill "$pid" 2> /dev/null || :; done; rm -rf "$work"; }
trap finish EXIT
trap 'exit 1' INT TERM

now() { date +%s%N; }
client() { "$java" -cp "$tree/distribution/launcher/target/classes" org.offhook.launcher.Client "$1" "$2"; }
await() { # seconds, socket, command, text
  end=$(($(date +%s) + $1))
  until client "$2" "$3" 2> /dev/null | grep -q "$4"; do
    [ "$(date +%s)" -lt "$end" ] || { echo "waited for $4" >&2; exit 1; }
  done
}
report() { # what, ours (ns), peer's name, theirs (ns)
  awk -v w="$1" -v a="$2" -v n="$3" -v b="$4" 'BEGIN {
    printf "%s: offhook %.0f ms, %s %.0f ms, ratio %.1f\n", w, a / 1e6, n, b / 1e6, a / (b > 0 ? b : 1) }'
}

# --- assembly ---------------------------------------------------------------------------------

openssl genpkey -algorithm ed25519 -out "$work/key.pem" 2> /dev/null
openssl pkey -in "$work/key.pem" -pubout -out "$work/pub.pem"
mkdir "$work/new" "$work/old" "$work/files"
OFFHOOK_BUILT=${OFFHOOK_BUILT-} "$tree/offhook" image audiocodes-440hd --no-trial --trust "$work/pub.pem" \
  --out "$work/old/image" > /dev/null 2>&1
begun=$(now)
OFFHOOK_BUILT=1 "$tree/offhook" image audiocodes-440hd --no-trial --trust "$work/pub.pem" --key "$work/key.pem" \
  --version-of-image 9.9 --out "$work/new/image" > /dev/null 2>&1
ours=$(($(now) - begun))
begun=$(now)
tar czf "$work/peer.tar.gz" -C "$work/new" image
theirs=$(($(now) - begun))
report "image and firmware file assembled" "$ours" "tar czf" "$theirs"

# --- configuration ----------------------------------------------------------------------------

port=$((20000 + $$ % 20000))
cat > "$work/nginx.conf" <<CONF
daemon off; pid $work/nginx.pid; error_log $work/error.log; events {}
http { access_log off; client_body_temp_path $work/b; proxy_temp_path $work/p; fastcgi_temp_path $work/f;
uwsgi_temp_path $work/u; scgi_temp_path $work/s; server { listen 127.0.0.1:$port; root $work/files; } }
CONF
nginx -p "$work" -c "$work/nginx.conf" > /dev/null 2>&1 &
pids="$pids $!"
cat > "$work/start.cfg" <<CFG
voip/signalling/sip/port=0
offhook/audio/device=silence
provisioning/method=STATIC
provisioning/configuration/url=http://127.0.0.1:$port/phone.cfg
CFG
OFFHOOK_JAVA_OPTS=-Doffhook.provisioning=asked "$work/old/image/bin/offhook-boot" --data "$work/data" \
  --config "$work/start.cfg" > "$work/console" 2>&1 &
pids="$pids $!"
socket=$work/data/shell.sock
await 30 "$socket" health config
cp "$work/start.cfg" "$work/files/phone.cfg"
for line in 1 2 3; do
  for tone in 0 1 2 3 4 5 6 7 8 9; do
    for part in cadence frequency_a frequency_b tone_on_0 tone_off_0 tone_on_1 tone_off_1 tone_on_2 tone_off_2; do
      echo "voip/regional_settings/call_progress_tones/$tone/$part=$((line * 100))"
    done
  done
done | grep -v cadence >> "$work/files/phone.cfg"
count=$(wc -l < "$work/files/phone.cfg")
i=0
while [ "$count" -lt 1000 ]; do
  i=$((i + 1))
  count=$((count + 1))
  echo "offhook/call_log/size=$((20 + i % 50))" >> "$work/files/phone.cfg"
done
client "$socket" "provision status" > /dev/null
begun=$(now)
client "$socket" "provision status" > /dev/null
idle=$(($(now) - begun))
begun=$(now)
client "$socket" "provision now" > "$work/told" || { cat "$work/told" "$work/error.log" >&2; exit 1; }
ours=$(($(now) - begun - idle))
grep -q "1000 lines in force" "$work/told" || { cat "$work/told" >&2; exit 1; }
{
  echo "error_log $work/t.log; pid $work/t.pid; events {} http { map \$uri \$x {"
  seq 1000 | sed 's/.*/  "\/path\/&" value&;/'
  echo "} }"
} > "$work/thousand.conf"
begun=$(now)
nginx -t -p "$work" -c "$work/thousand.conf" > /dev/null 2>&1
theirs=$(($(now) - begun))
report "1000 lines fetched and in force" "$ours" "nginx -t" "$theirs"

# --- phonebook --------------------------------------------------------------------------------

phone=$(pgrep -f "org.offhook.launcher.Main.*--data $work/data" | head -n 1)
heap() { jcmd "$phone" GC.class_histogram | awk '/^Total/ { print $3 }'; }
{
  echo '<all><PhoneBooks id="0">'
  seq 10000 | sed 's/.*/<PhoneBook id="&" Name="Person Number &" OfficeNum="1&" MobileNum="2&"\/>/'
  echo '</PhoneBooks></all>'
} > "$work/Enterprise_Phonebook.xml"
before=$(heap)
client "$socket" "contacts import enterprise $work/Enterprise_Phonebook.xml" > "$work/told" || cat "$work/told" >&2
ours=$(($(heap) - before))
bar() { # contacts
  rm -rf "$work/bar"
  mkdir "$work/bar"
  printf 'module_path /usr/lib/baresip/modules\nmodule_tmp account.so\nmodule_app contact.so\nmodule_app menu.so\n' > "$work/bar/config"
  : > "$work/bar/accounts"
  seq "$1" | sed 's/.*/"Person Number &" <sip:1&@127.0.0.1>/' > "$work/bar/contacts"
  # Its standard input stays open, or it would end; nothing of it may hold ours.
  mkfifo "$work/bar/stdin"
  sleep 10 > "$work/bar/stdin" 2> /dev/null &
  sleeper=$!
  baresip -f "$work/bar" < "$work/bar/stdin" > /dev/null 2>&1 &
  pid=$!
  sleep 3
  awk '/VmRSS/ { print $2 * 1024 }' "/proc/$pid/status"
  kill "$pid" "$sleeper"
}
less=$(bar 1)
theirs=$(($(bar 10000) - less))
awk -v a="$ours" -v b="$theirs" 'BEGIN {
  printf "phonebook of 10000 entries: offhook %.1f MB, baresip %.1f MB, ratio %.1f\n", a / 1e6, b / 1e6, a / (b > 0 ? b : 1) }'

# --- upgrade ----------------------------------------------------------------------------------

begun=$(now)
client "$socket" "firmware install $work/new/audiocodes-440hd-9.9.img" > /dev/null
await 60 "$socket" firmware 'starts with: a'
ours=$(($(now) - begun))
mkdir "$work/unpacked"
begun=$(now)
tar xzf "$work/peer.tar.gz" -C "$work/unpacked"
sync
theirs=$(($(now) - begun))
report "upgraded, restarted and proved" "$ours" "tar xzf and sync" "$theirs"
