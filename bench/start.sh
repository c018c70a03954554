#!/bin/sh
# How long a server takes on an empty folder from `hoops serve`, the launcher included, to the first answered request,
# warm; each start on a folder of its own. N starts (default 10), and what it holds in memory when it has been idle.
#
#   bench/start.sh [N]
set -eu
cd "$(dirname "$0")/.."
starts=${1:-10}
scratch=$(mktemp -d)
server=
trap '[ -z "$server" ] || kill "$server" 2>/dev/null || true; wait; rm -rf "$scratch"' EXIT
mkdir -m 700 "$scratch/run" "$scratch/system"
XDG_RUNTIME_DIR=$scratch/run
export XDG_RUNTIME_DIR
cp demo/hoops.yaml "$scratch/system"

now() { date +%s%N; }

# Starts one, waits for its answer, and leaves how long that took in $took.
start() {
  a=$(now)
  ./hoops serve "$scratch/system" --data "$scratch/data-$1" --port 7391 > "$scratch/said" 2>&1 &
  server=$!
  until curl -sf -o /dev/null http://127.0.0.1:7391/healthz; do
    kill -0 "$server" || { cat "$scratch/said"; exit 1; }
    sleep 0.01
  done
  took=$((($(now) - a) / 1000000))
  until grep -q 'another terminal' "$scratch/said"; do sleep 0.1; done
}

end() {
  kill -TERM "$server"
  wait "$server" || true
  server=
}

start first
until ls target/launch/server-*/server.aot > /dev/null 2>&1; do sleep 1; done
end
i=0
while [ "$i" -lt "$starts" ]; do
  start "$i"
  echo "$took" >> "$scratch/took"
  [ "$i" -lt $((starts - 1)) ] || {
    sleep 10
    for pid in $(pgrep -f "data $scratch/data-$i"); do
      sed -n 's/^VmRSS:[[:space:]]*\([0-9]*\) kB$/\1/p' "/proc/$pid/status"
    done | sort -n | tail -1 > "$scratch/memory"
  }
  end
  i=$((i + 1))
done
sort -n "$scratch/took" | awk '{ all[NR] = $1 } END {
  printf "start on an empty folder: median %d ms, least %d, most %d   (%d starts)\n", all[int((NR + 1) / 2)], all[1], all[NR], NR }'
echo "idle, resident: $(($(cat "$scratch/memory") / 1024)) MiB"
