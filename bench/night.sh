#!/bin/sh
# From a commit to a tier that runs it: a server on a system of one assembly, whose build copies two files and whose
# program is a few lines of Python; N commits (default 10), each when the one before has arrived. With ready-for, bake
# and keep-old at nought. The build command and the start of the program are in the figure: what Hoops adds is less.
#
#   bench/night.sh [N]
set -eu
cd "$(dirname "$0")/.."
runs=${1:-10}
scratch=$(mktemp -d)
XDG_RUNTIME_DIR=$scratch/run
export XDG_RUNTIME_DIR
mkdir -m 700 "$XDG_RUNTIME_DIR"
mkdir -p "$scratch/system/one"
cat > "$scratch/system/serve.py" <<'PYTHON'
import http.server, os
class Answer(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(200)
        self.end_headers()
http.server.HTTPServer(("127.0.0.1", int(os.environ["PORT"])), Answer).serve_forever()
PYTHON
cat > "$scratch/system/build.sh" <<'SH'
mkdir -p one/dist
cp serve.py one/version one/dist/
echo '<testsuite name="one" tests="1"><testcase classname="one" name="is_right"/></testsuite>' > one/junit.xml
SH
cat > "$scratch/system/hoops.yaml" <<'YAML'
hoops: 1
solo: true
assemblies:
  one: {sources: [one/], build: sh build.sh, artifact: one/dist, run: python3 -S -E serve.py, health: {path: /}}
tiers:
  night: {when: at once, instances: 1}
moving: {ready-for: 0s, keep-old: 0s, bake: {at-least: 0s}}
YAML

server=
finish() {
  ./hoops tier down night --yes -m "measured" > /dev/null 2>&1 || true
  i=0
  while [ "$i" -lt 100 ] && pgrep -f "$scratch/data/process" > /dev/null; do i=$((i + 1)) && sleep 0.2; done
  [ -z "$server" ] || { kill "$server" && wait "$server" || true; }
  rm -rf "$scratch"
}
trap finish EXIT

commit() {
  echo "$1" > "$scratch/system/one/version"
  git -C "$scratch/system" add -A
  git -C "$scratch/system" -c user.name=bench -c user.email=bench@example.org commit -qm "$1"
}


arrived() {
  ./hoops rollout list --json | tr '{' '\n' \
    | sed -n 's/^"rollout":"'"$1"'".*"doing":"arrived".*"changed":"\([^"]*\)".*/\1/p'
}

git -C "$scratch/system" init -q -b main
commit 0
./hoops serve "$scratch/system" --data "$scratch/data" --port 0 > "$scratch/serve.log" 2>&1 &
server=$!
i=0
while [ "$i" -le "$runs" ]; do
  began=$(date +%s%N)
  [ "$i" -eq 0 ] || commit "$i"
  waited=0
  until ended=$(arrived "d-$((i + 1))" 2> /dev/null) && [ -n "$ended" ]; do
    waited=$((waited + 1))
    [ "$waited" -lt 300 ] || { echo "bench: d-$((i + 1)) does not arrive" >&2; ./hoops status >&2; exit 1; }
    sleep 0.2
  done
  [ "$i" -eq 0 ] || echo $((($(date -d "$ended" +%s%N) - began) / 1000000)) >> "$scratch/took"
  i=$((i + 1))
done
sort -n "$scratch/took" | awk '{ all[NR] = $1 } END {
  printf "commit to tier, build and start included: median %d ms, least %d, most %d   (%d commits)\n", all[int((NR + 1) / 2)], all[1], all[NR], NR }'
