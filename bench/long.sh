#!/bin/sh
# How long a server of many entries takes from its start to the first answered request: once without a snapshot, then
# behind clean ends, warm.
#
#   bench/long.sh [ENTRIES] [STARTS]     1000000 entries, 5 starts behind the first
set -eu
cd "$(dirname "$0")/.."
. bench/classes.sh
entries=${1:-1000000}
starts=${2:-5}
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/run" "$scratch/system"
XDG_RUNTIME_DIR=$scratch/run
export XDG_RUNTIME_DIR
cp demo/hoops.yaml "$scratch/system"
"$JAVA_HOME/bin/java" -XX:+UseSerialGC -Xmx1g --enable-native-access=ALL-UNNAMED \
  -cp "$CLASSES" hoops.bench.LongLife "$scratch/system" "$scratch/data" "$entries"

now() { date +%s%N; }
i=0
while [ "$i" -le "$starts" ]; do
  a=$(now)
  ./hoops serve "$scratch/system" --data "$scratch/data" --port 7390 > "$scratch/said" 2>&1 &
  server=$!
  until curl -s -o /dev/null http://127.0.0.1:7390/healthz; do
    kill -0 "$server" || { cat "$scratch/said"; exit 1; }
    sleep 0.02
  done
  b=$(now)
  until grep -q 'another terminal' "$scratch/said"; do sleep 0.1; done
  kill -TERM "$server"
  wait "$server" || true
  server=
  [ "$i" -gt 0 ] && kind=snapshot || kind='whole journal'
  echo "start $i, $kind: $(((b - a) / 1000000)) ms"
  i=$((i + 1))
done
