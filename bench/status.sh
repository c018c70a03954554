#!/bin/sh
# How long `hoops status` takes, whole process, against a running server, beside an empty Java program started the plain
# way; each the median of N runs (default 20), taken in turns so that a busy machine is busy for both.
#
#   bench/status.sh [N] [WORDS...]       N=20, words: status
set -eu
cd "$(dirname "$0")/.."
. bin/jdk.sh
hoops_find_jdk
runs=${1:-20}
[ $# -eq 0 ] || shift
[ $# -gt 0 ] || set -- status
scratch=$(mktemp -d)
trap 'rm -rf "$scratch"' EXIT
cat > "$scratch/Empty.java" <<'JAVA'
public class Empty {
  public static void main(String[] args) {}
}
JAVA
"$JAVA_HOME/bin/javac" -d "$scratch" "$scratch/Empty.java"
./hoops "$@" > /dev/null || { echo "bench: no server answers; start one (hoops demo) first" >&2; exit 1; }

now() { date +%s%N; }
i=0
while [ "$i" -lt "$runs" ]; do
  a=$(now); "$JAVA_HOME/bin/java" -cp "$scratch" Empty; b=$(now)
  ./hoops "$@" > /dev/null 2>&1; c=$(now)
  echo $(((b - a) / 1000)) >> "$scratch/empty"
  echo $(((c - b) / 1000)) >> "$scratch/hoops"
  i=$((i + 1))
done

median() { sort -n "$1" | sed -n "$(((runs + 1) / 2))p"; }
empty=$(median "$scratch/empty")
hoops=$(median "$scratch/hoops")
echo "empty Java program $((empty / 1000)) ms, hoops $* $((hoops / 1000)) ms, ratio $((hoops * 100 / empty)) %   ($runs runs, medians)"
