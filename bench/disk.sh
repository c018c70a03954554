#!/bin/sh
# A disk that is truly full, under a real server: the demo on a small tmpfs is filled, killed, started again, and given
# room. Measures how long until acts are taken again; proves that reads answer, acts are refused, what runs lives on
# and the journal holds. Needs root, for the mount.
#
#   bench/disk.sh [MIB]       size of the disk, 400
set -eu
cd "$(dirname "$0")/.."
scratch=$(mktemp -d)
disk=$scratch/disk
mkdir -m 700 "$disk" "$scratch/run" "$scratch/state"
export XDG_RUNTIME_DIR="$scratch/run" XDG_STATE_HOME="$scratch/state"
mount -t tmpfs -o "size=${1:-400}m,mode=700" tmpfs "$disk"
finish() {
  rm -f "$disk/fill"
  ./hoops demo stop --data "$disk/demo" > /dev/null 2>&1 || true
  umount "$disk" && rm -rf "$scratch"
}
trap finish EXIT

# Starts the demo and waits until it prints $1.
begin() {
  rm -f "$scratch/out"
  ./hoops demo --data "$disk/demo" > "$scratch/out" 2>&1 < /dev/null &
  i=0
  until grep -qs "$1" "$scratch/out"; do
    [ $((i += 1)) -lt 600 ] || { cat "$scratch/out"; exit 1; }
    sleep 0.2
  done
}
say() { printf '\n$ hoops %s\n' "$*"; ./hoops "$@" 2>&1 || echo "(exit $?)"; }
lives() { sed -n 's/^pid=//p' "$disk"/demo/hoops/process/instances/*/proc | sort -n | tr '\n' ' '; }
alive() { for pid in $1; do kill -0 "$pid" || { echo "bench: $pid is gone" >&2; exit 1; }; done; }

begin healthy
before=$(lives)
web=$(./hoops tier show night --json | tr ',{' '\n\n' | sed -n '/"assembly":"web"/,$ s/.*"address":"\([^"]*\)".*/\1/p' | head -1)
dd if=/dev/zero of="$disk/fill" bs=64k 2> /dev/null || true
df -h "$disk"
server=$(sed 's/.*"pid":\([0-9]*\).*/\1/' "$scratch"/run/hoops/server-*.json)
echo "kill -9 $server" && kill -9 "$server"
dd if=/dev/zero of="$disk/fill" bs=1k oflag=append conv=notrunc 2> /dev/null || true
begin 'only reads'
tail -1 "$scratch/out"
for words in status board 'journal list --limit 2' 'problem list' 'build list' 'journal verify'; do
  # shellcheck disable=SC2086
  say $words
done
say logs night web
say pin night -y -m 'it must not move'
say stop -y -m 'it must not move'
say journal verify "$disk/demo"
alive "$before"
echo "web at its address: $(curl -s -o /dev/null -w '%{http_code}' "http://$web/")"

rm "$disk/fill"
began=$(date +%s%N)
until ./hoops pin night -y -m 'there is room' > "$scratch/pin" 2>&1; do sleep 0.1; done
printf '\nacts are taken again after %s ms\n' $((($(date +%s%N) - began) / 1000000))
cat "$scratch/pin"
say status
say journal verify "$disk/demo"
alive "$before"
[ "$before" = "$(lives)" ] && echo "every instance lives on with its pid: $before"
echo "web at its address: $(curl -s -o /dev/null -w '%{http_code}' "http://$web/")"
